package se.jamnt.reports;

/** Rows of protected tables that several tests of reports share. */
final class Figures {

  static final String BOARD = "forbundsstyrelsen-goteborg-vaster";
  static final String CENTRES_BOARD = "kultur-och-fritidsnamnden";

  /** A board with four units: large, small, hidden and without deliveries. */
  static final String ASSOCIATION =
      """
      unit  ayande                 participants count | 1234 p | 866 p | 12 p | 2112 p
      unit  en-vag-in              participants count | 9 p    | 7 p   |      | 16 p
      unit  individsamverkansteamet participants count | x      | x     |      | 77 p
      unit  tradgardskraft         participants count | 0 p    | 30 p  |      | 30 p
      board %1$s participants count | 1301 p | 913 p | 12 p | 2226 p
      board %1$s participants count age-group=18-24 | x | 13 p | x | 29 p
      board %1$s participants count age-group=25-34 | 0 p | 0 p | 0 p | 0 p
      board %1$s participants count age-group=unknown | 1290 p | 900 p | 0 p | 2190 p
      unit  ayande                 participants-by-sex distribution | 1234/2100 p | 866/2100 p | | 2100/2100 p
      board %1$s participants-by-sex distribution | 1301/2214 p | 913/2214 p | | 2214/2214 p
      unit  ayande                 days-in-activity median | 182.5(300) p | 190.0(200) p | | 185.0(500) p
      unit  en-vag-in              days-in-activity median | no | 7.0(12) p | | 7.0(12) p
      unit  individsamverkansteamet days-in-activity median | x | x | | 61.0(23) p
      board %1$s days-in-activity median | 182.5(308) p | 188.0(227) p | | 184.0(535) p
      board %1$s days-in-activity mean | 201.4(308) p | 211.9(227) p | | 205.9(535) p
      board %1$s days-in-activity q1 | 91.0(308) p | 95.3(227) p | | 93.0(535) p
      board %1$s days-in-activity q3 | 277.8(308) p | 281.0(227) p | | 280.0(535) p
      unit  ayande                 exits-to-work-or-studies share | 81/238 p | 52/153 p | | 133/391 p
      unit  en-vag-in              exits-to-work-or-studies share | 9/16 p | no | | 9/16 p
      unit  individsamverkansteamet exits-to-work-or-studies share | x | x | | x
      unit  tradgardskraft         exits-to-work-or-studies share | .. | .. | | ..
      board %1$s exits-to-work-or-studies share | 396/1100 p | 0/240 p | | 396/1340 p
      """
          .formatted(BOARD);

  private Figures() {}

  /** Eight centres of which three have figures, with the girls' and boys' visits. */
  static String centres(int girls, int boys) {
    return """
        unit  fritidsgarden-alby   youth-centre-visits count | %1$d | %2$d | | %3$d
        unit  fritidsgarden-fittja youth-centre-visits count | 410 | 0 | | 410
        board %4$s youth-centre-visits count | %5$d | %2$d | | %6$d
        unit  fritidsgarden-alby   youth-centre-visits-by-sex distribution | %1$d/%3$d | %2$d/%3$d | | %3$d/%3$d
        board %4$s youth-centre-visits-by-sex distribution | %5$d/%6$d | %2$d/%6$d | | %6$d/%6$d
        """
        .formatted(girls, boys, girls + boys, CENTRES_BOARD, girls + 410, girls + boys + 410);
  }
}
