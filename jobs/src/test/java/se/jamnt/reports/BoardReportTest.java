package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import se.jamnt.reports.ReportDocument.Bar;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Table;
import se.jamnt.reports.ReportDocument.Term;

class BoardReportTest {

  private final ReportsOfTheSample sample =
      new ReportsOfTheSample()
          .with("2013-T2", List.of(ReportsOfTheSample.SUS), Figures.ASSOCIATION)
          .with(
              "2013-T3",
              List.of(ReportsOfTheSample.SUS, ReportsOfTheSample.CENTRES),
              Figures.ASSOCIATION + Figures.centres(1200, 1960))
          .withoutIdentity("sus", OptionalLong.empty());
  private final ReportDocument association = sample.report("2013-T3", Figures.BOARD);

  @Test
  void namesTheBoardThePeriodAndWhatTheFiguresRestOn() {
    assertThat(association.title()).isEqualTo("Förbundsstyrelsen Göteborg Väster");
    assertThat(DocumentText.plain(association.subtitle()))
        .isEqualTo("Könsuppdelad statistik – Tertial 3, 2013 (september–december)");
    assertThat(association.publisher()).isEqualTo("Samordningsförbundet Göteborg Väster");
    // its own data's date, although another organisation's data reach further
    assertThat(association.dated()).isEqualTo(LocalDate.of(2013, 10, 31));
    assertThat(association.facts())
        .extracting(Term::term, fact -> DocumentText.plain(fact.explanation()))
        .containsExactly(
            tuple("Period", "1 september–31 december 2013"),
            tuple("Källa", "SUS"),
            tuple("Uppgifter per", "31 oktober 2013"),
            tuple("Kön", "Enligt personnummer eller register"),
            tuple("Uppgifternas status", "Preliminära"),
            tuple("Utgåva", "0 (perioden är öppen)"));
  }

  @Test
  void leavesOutIndicatorsAndSectionsThatTheBoardHasNoFiguresOf() {
    assertThat(association.blocks())
        .filteredOn(Heading.class::isInstance)
        .extracting(block -> ((Heading) block).text())
        .containsExactly(
            "Vad säger siffrorna?",
            "I korthet",
            "Alla mått",
            "Vilka deltar?",
            "Deltagare",
            "Deltagare efter kön",
            "Insatser",
            "Tid i avslutade insatser",
            "Resultat",
            "Avslut till arbete eller studier",
            "Uppgifternas kvalitet",
            "Definitioner",
            "Tecken i tabeller och diagram");
  }

  @Test
  void comparesUnitsAndCountsEachPersonOnceInTheWhole() {
    Table table = DocumentText.table(association, "Deltagare: antal och andel");

    assertThat(DocumentText.lines(table))
        .containsExactly(
            "Enhet | Kvinnor | Män | Uppgift saknas | Totalt | Andel kvinnor | Andel män",
            "Ayande | 1 234 p | 866 p | 12 p | 2 112 p | 58,8 % p | 41,2 % p",
            "En väg in | 9 p | 7 p | – | 16 p | .. | ..",
            "Individsamverkansteamet | x | x | – | 77 p | x | x",
            "Trädgårdskraft | – p | 30 p | – | 30 p | – p | 100 % p",
            "Alla enheter, varje person räknad en gång"
                + " | 1 301 p | 913 p | 12 p | 2 226 p | 58,8 % p | 41,2 % p");
    assertThat(table.notes())
        .extracting(DocumentText::plain)
        .containsExactly(
            "Antalen gäller personer. Andelarna är räknade på dem vars kön är känt. Summan av"
                + " enheterna är större, eftersom en person kan ha deltagit i flera. Uppgifterna"
                + " från SUS räcker till 31 oktober 2013.",
            ".. = uppgift är inte tillgänglig, eller underlaget är för litet. x = uppgiften visas"
                + " inte, för att skydda enskilda personer. p = preliminär uppgift.");
  }

  @Test
  void breaksDownByCodesInTheirOrderAndByWhatIsNotKnown() {
    assertThat(DocumentText.lines(DocumentText.table(association, "Deltagare efter åldersgrupp")))
        .containsExactly(
            "Åldersgrupp | Kvinnor | Män | Uppgift saknas | Totalt | Andel kvinnor | Andel män",
            "18–24 år | x | 13 p | x | 29 p | x | x",
            "25–34 år | – p | – p | – p | – p | .. | ..",
            "Uppgift saknas | 1 290 p | 900 p | – p | 2 190 p | 58,9 % p | 41,1 % p",
            "Totalt | 1 301 p | 913 p | 12 p | 2 226 p | 58,8 % p | 41,2 % p");
  }

  @Test
  void showsSharesWithPartAndBaseAndNoPercentOnFewerThanTwenty() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(
                    association, "Avslut till arbete eller studier: andel och antal")))
        .containsExactly(
            "Enhet | Andel av kvinnorna | Andel av männen | Andel av alla",
            "Ayande | 34 % (81 av 238) p | 34 % (52 av 153) p | 34 % (133 av 391) p",
            "En väg in | 9 av 16 p | .. | 9 av 16 p",
            "Individsamverkansteamet | x | x | x",
            "Trädgårdskraft | .. | .. | ..",
            "Alla enheter | 36,0 % (396 av 1 100) p | – (0 av 240) p | 29,6 % (396 av 1 340) p");
  }

  @Test
  void showsMediansWithTheirBaseAndTheBoardsOwnSpread() {
    assertThat(
            DocumentText.lines(
                DocumentText.table(association, "Tid i avslutade insatser: median i dagar")))
        .contains(
            "Enhet | Kvinnor | Män | Totalt",
            "En väg in | .. | 7,0 (12) p | 7,0 (12) p",
            "Alla enheter | 182,5 (308) p | 188,0 (227) p | 184,0 (535) p");
    assertThat(
            DocumentText.lines(
                DocumentText.table(association, "Tid i avslutade insatser: spridning i dagar")))
        .containsExactly(
            "Mått | Kvinnor | Män | Totalt",
            "Nedre kvartil | 91,0 p | 95,3 p | 93,0 p",
            "Median | 182,5 p | 188,0 p | 184,0 p",
            "Övre kvartil | 277,8 p | 281,0 p | 280,0 p",
            "Medelvärde | 201,4 p | 211,9 p | 205,9 p",
            "Antal insatser | 308 p | 227 p | 535 p");
  }

  @Test
  void drawsNoBarWhereAFigureIsHiddenAndTellsTheOthersInWords() {
    BarChart chart = DocumentText.chart(association, "Deltagare per enhet");

    assertThat(chart.series().get(0).bars())
        .extracting(Bar::value)
        .containsExactly(1234.0, 9.0, null, 0.0);
    assertThat(chart.series().get(0).bars())
        .extracting(bar -> DocumentText.plain(bar.label()))
        .containsExactly("1 234 p", "9 p", "x", "– p");
    assertThat(DocumentText.plain(chart.message()))
        .isEqualTo(
            "1 301 kvinnor och 913 män deltog i en insats under perioden. Deltagare per enhet."
                + " Ayande: kvinnor 1 234, män 866. En väg in: kvinnor 9, män 7."
                + " Individsamverkansteamet: kvinnor visas inte, män visas inte."
                + " Trädgårdskraft: kvinnor 0, män 30.");
  }

  @Test
  void drawsEarlierPeriodsOfTheSameKind() {
    BarChart chart = DocumentText.chart(association, "Deltagare efter kön per tertial");

    assertThat(chart.categories()).containsExactly("T2 2013", "T3 2013");
    assertThat(chart.axis()).isEqualTo("procent");
    assertThat(chart.series().get(1).bars()).extracting(Bar::value).containsExactly(41.2, 41.2);
  }

  @Test
  void comparesUnitsWhereASpanHasNoEarlierPeriods() {
    ReportDocument span =
        new ReportsOfTheSample()
            .with(
                "2012-01-01..2013-10-31",
                List.of(ReportsOfTheSample.SUS),
                Figures.ASSOCIATION.replace(
                    "share | x | x | | x", "share | 30/60 | 20/50 | | 50/110"))
            .report("2012-01-01..2013-10-31", Figures.BOARD);

    assertThat(DocumentText.plain(span.subtitle()))
        .isEqualTo("Könsuppdelad statistik – 1 januari 2012–31 oktober 2013");
    assertThat(DocumentText.chart(span, "Avslut till arbete eller studier per enhet").categories())
        .containsExactly("Ayande", "En väg in", "Individsamverkansteamet", "Trädgårdskraft");
  }

  @Test
  void drawsNoChartWhereOnlyOneCategoryHasBars() {
    ReportDocument span =
        new ReportsOfTheSample()
            .with("2012-01-01..2013-10-31", List.of(ReportsOfTheSample.SUS), Figures.ASSOCIATION)
            .report("2012-01-01..2013-10-31", Figures.BOARD);

    assertThat(span.blocks().stream().filter(BarChart.class::isInstance).map(BarChart.class::cast))
        .extracting(BarChart::title)
        .contains("Deltagare per enhet")
        .doesNotContain("Avslut till arbete eller studier per enhet");
  }

  @Test
  void speaksOfGirlsAndBoysWhereTheIndicatorDoes() {
    ReportDocument centres = sample.report("2013-T3", Figures.CENTRES_BOARD);

    assertThat(
            DocumentText.lines(
                DocumentText.table(centres, "Besök på fritidsgårdar: antal och andel")))
        .containsExactly(
            "Enhet | Flickor | Pojkar | Totalt | Andel flickor | Andel pojkar",
            "Fritidsgården Alby | 1 200 | 1 960 | 3 160 | 38,0 % | 62,0 %",
            "Fritidsgården Fittja | 410 | – | 410 | 100 % | –",
            "Alla enheter | 1 610 | 1 960 | 3 570 | 45,1 % | 54,9 %");
    assertThat(DocumentText.all(centres)).noneMatch(text -> text.matches(".*[Kk]vinnor.*"));
  }

  @Test
  void tellsHowGoodTheDataAre() {
    assertThat(bulletsAfter(association, "Uppgifternas kvalitet"))
        .containsExactly(
            "SUS: kön kommer från personnummer eller register.",
            "Deltagare: kön saknas för 12 av 2 226.",
            "SUS: några insatser saknar personnummer." + " Var och en räknas som en egen person.");
    assertThat(DocumentText.lines(DocumentText.table(association, "Rader i leveranserna")))
        .containsExactly(
            "Fil | Lästa | Använda | Oförändrade | Dubbletter | Avvisade | Kön saknas"
                + " | Motstridigt kön",
            "sus-2013-10-31.csv | 2 015 | 1 990 | – | 2 | 23 | x | 6");
  }

  @Test
  void saysThatSexesCannotBeComparedWhereTooManyAreUnknown() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(ReportsOfTheSample.SUS),
                "board " + Figures.BOARD + " participants count | 40 | 49 | 11 | 100")
            .report("2013-T2", Figures.BOARD);

    assertThat(DocumentText.prose(report).map(DocumentText::plain))
        .contains(
            "Kön saknas för mer än 10 procent."
                + " Skillnader mellan könen kan därför inte bedömas.");
  }

  @Test
  void saysWhichFiguresHaveNotComeIn() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(),
                "board " + Figures.BOARD + " participants count | .. | .. | | ..")
            .report("2013-T2", Figures.BOARD);

    assertThat(report.facts())
        .contains(
            new Term("Uppgifter per", "Inga uppgifter för perioden"),
            new Term("Uppgifternas status", "Ofullständiga: leveranser saknas"));
    assertThat(bulletsAfter(report, "I korthet"))
        .containsExactly("Deltagare: uppgifter för perioden har inte kommit in.");
  }

  @Test
  void listsWhatHasNotComeInWhereItIsMuch() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013-T2",
                List.of(),
                """
                board %1$s starts count | .. | .. | | ..
                board %1$s exits count | .. | .. | | ..
                board %1$s days-so-far median | 9.0(30) | 8.0(30) | | 8.5(60)
                """
                    .formatted(Figures.BOARD))
            .report("2013-T2", Figures.BOARD);

    assertThat(bulletsAfter(report, "Uppgifter som inte har kommit in"))
        .containsExactly("Påbörjade insatser", "Avslutade insatser");
    assertThat(DocumentText.all(report))
        .doesNotContain("Uppgifter för perioden har inte kommit in.");
  }

  @Test
  void tellsOfDaysWithoutACount() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with("2013-T2", List.of(ReportsOfTheSample.CENTRES), Figures.centres(1200, 1960))
            .skippedDays("fritidsgarden-alby", "fritidsgard", 12)
            .skippedDays("fritidsgarden-fittja", "fritidsgard", 1)
            .report("2013-T2", Figures.CENTRES_BOARD);

    assertThat(DocumentText.all(report))
        .contains(
            "Fritidsgården Alby: 12 dagar utan räkning. De är veckodagar då enheten oftast räknar.",
            "Fritidsgården Fittja: 1 dag utan räkning. Den är en veckodag då enheten oftast räknar.");
  }

  @Test
  void drawsTheDistributionOverTheCodesThatTheReportNames() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013",
                List.of(ReportsOfTheSample.SUS),
                """
                board %1$s exits count | 40 | 30 | | 70
                board %1$s exits count exit-reason=completed | 22 | 20 | | 42
                board %1$s exits count exit-reason=interrupted | 18 | x | | x
                board %1$s exits count exit-reason=died | 0 | x | | x
                """
                    .formatted(Figures.BOARD))
            .report("2013", Figures.BOARD);

    BarChart chart = DocumentText.chart(report, "Avslutade insatser efter avslutsorsak, i diagram");
    assertThat(chart.categories()).containsExactly("Fullföljd", "Avbruten", "Avliden");
    assertThat(chart.series().get(0).bars())
        .extracting(Bar::value)
        .containsExactly(22.0, 18.0, 0.0);
    assertThat(chart.series().get(1).bars())
        .extracting(Bar::value)
        .containsExactly(20.0, null, null);
    assertThat(chart.message()).contains("Avbruten: kvinnor 18, män visas inte");
  }

  @Test
  void drawsNoDistributionWithASingleBar() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013",
                List.of(ReportsOfTheSample.SUS),
                """
                board %1$s exits count | 22 | x | | x
                board %1$s exits count exit-reason=completed | 22 | x | | x
                board %1$s exits count exit-reason=interrupted | 0 | x | | x
                board %1$s exits count exit-reason=died | 0 | 0 | | 0
                """
                    .formatted(Figures.BOARD))
            .report("2013", Figures.BOARD);

    assertThat(report.blocks())
        .as("beside the others' signs and noughts it would show nothing that the table does not")
        .noneMatch(BarChart.class::isInstance);
  }

  @Test
  void tellsOfLateDeliveriesBreaksAndThoseOfWhomNothingIsKnown() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with(
                "2013",
                List.of(ReportsOfTheSample.SUS),
                """
                board %1$s participants count | 40 | 30 | | 70
                board %1$s anonymous-participants count | 19 | 18 | | 37
                board %1$s anonymous-participants low | 49/153 | 49/154 | | 98/307
                board %1$s anonymous-participants high | 68/153 | 67/154 | | 135/307
                """
                    .formatted(Figures.BOARD))
            .report("2013", Figures.BOARD);

    assertThat(DocumentText.all(report).stream().map(DocumentText::plain))
        .contains(
            "19 kvinnor och 18 män är anonyma i statistiken. De är inte med i de andra siffrorna."
                + " Med dem kunde måttet avslut till arbete eller studier ha legat mellan 31,9 och"
                + " 44 procent.");
    assertThat(DocumentText.all(Drawn.document("sv board")))
        .contains(
            "Filen sus-rättelse-för-individsamverkansteamet-2013-09-30.csv kom in sent. Då var"
                + " senare uppgifter redan lästa.");
    assertThat(DocumentText.all(Drawn.document("breaks and comments")))
        .contains(
            "Ett brott i siffrorna: Diarieprogrammet slutade fungera i början av 2013. Alla ärenden"
                + " är inte med.");
  }

  @Test
  void writesNoTitleTwice() {
    List<String> titles =
        association.blocks().stream()
            .filter(block -> block instanceof Table || block instanceof BarChart)
            .map(
                block ->
                    block instanceof Table table ? table.caption() : ((BarChart) block).title())
            .toList();

    assertThat(titles).hasSizeGreaterThan(5).doesNotHaveDuplicates();
  }

  private static List<String> bulletsAfter(ReportDocument document, String heading) {
    List<Block> blocks = document.blocks();
    int at =
        Math.max(blocks.indexOf(new Heading(2, heading)), blocks.indexOf(new Heading(3, heading)));
    return ((Bullets) blocks.get(at + 1)).items().stream().map(DocumentText::plain).toList();
  }
}
