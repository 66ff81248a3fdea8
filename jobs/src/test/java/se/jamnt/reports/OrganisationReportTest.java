package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The council's report: an organisation with its boards side by side, and the boards' goals. */
class OrganisationReportTest {

  static final String ROWS =
      """
      board kultur-och-fritidsnamnden youth-centre-visits count | 1200 | 1960 | | 3160
      board kultur-och-fritidsnamnden youth-centre-visits-by-sex distribution | 1200/3160 | 1960/3160 | | 3160/3160
      board kultur-och-fritidsnamnden goals status goal=more-girls | | | | 0(2)
      board socialnamnden decisions-granted distribution care-decision=granted | 20/40 | 30/50 | | 50/90
      board vard-och-omsorgsnamnden decisions-granted distribution care-decision=granted | x | 25/50 | | x
      organisation botkyrka youth-centre-visits count | 1200 | 1960 | | 3160
      organisation botkyrka youth-centre-visits-by-sex distribution | 1200/3160 | 1960/3160 | | 3160/3160
      organisation botkyrka decisions-granted distribution care-decision=granted | x | 55/100 | | x
      """;

  private final ReportDocument report =
      new ReportsOfTheSample()
          .with("2013", List.of(ReportsOfTheSample.CENTRES), ROWS)
          .report("2013", "botkyrka");

  @Test
  void comparesBoardsAndCountsThemTogether() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(report, "Beslut om bistånd (bifall): andel och antal")))
        .containsExactly(
            "Nämnd eller styrelse | Andel av kvinnorna | Andel av männen | Andel av alla",
            "Socialnämnden | 50 % (20 av 40) | 60 % (30 av 50) | 56 % (50 av 90)",
            "Vård- och omsorgsnämnden | x | 50 % (25 av 50) | x",
            "Alla nämnder | x | 55 % (55 av 100) | x");
  }

  @Test
  void aCategoryThatStandsForTheMeasureIsNotItsTotal() {
    ReportDocument ofBoard =
        new ReportsOfTheSample()
            .with(
                "2013",
                List.of(ReportsOfTheSample.CENTRES),
                """
                board socialnamnden support-needs distribution support-need=labour-market | 12/20 | 19/25 | | 31/45
                board socialnamnden support-needs distribution support-need=both | 8/20 | 6/25 | | 14/45
                """)
            .report("2013", "socialnamnden");
    assertThat(DocumentText.lines(DocumentText.table(ofBoard, "Behov av stöd: fördelning")))
        .containsExactly(
            "Behov av stöd | Andel av kvinnorna | Andel av männen | Andel av alla",
            "Bara arbetsmarknadsstöd | 60 % (12 av 20) | 76 % (19 av 25) | 69 % (31 av 45)",
            "Både arbetsmarknadsstöd och rehabilitering"
                + " | 40 % (8 av 20) | 24 % (6 av 25) | 31 % (14 av 45)");
  }

  @Test
  void repeatsNoFigureThatOnlyOneBoardHas() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(report, "Besök på fritidsgårdar: antal och andel")))
        .containsExactly(
            "Nämnd eller styrelse | Flickor | Pojkar | Totalt | Andel flickor | Andel pojkar",
            "Kultur- och fritidsnämnden | 1 200 | 1 960 | 3 160 | 38,0 % | 62,0 %");
  }

  @Test
  void tellsTheGoalsOfItsBoards() {
    assertThat(DocumentText.lines(DocumentText.table(report, "Målen och hur det har gått, 2013")))
        .contains(
            "Kultur- och fritidsnämnden: Flickornas andel av besöken ska vara större än 2010."
                + " | flickor 2010: .., 2013: 38,0 % | √ Uppnått");
  }
}
