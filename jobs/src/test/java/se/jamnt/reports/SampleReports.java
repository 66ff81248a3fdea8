package se.jamnt.reports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.Language;
import se.jamnt.reports.ReportDocument.Bar;
import se.jamnt.reports.ReportDocument.BarChart;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Colour;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Heading;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Series;
import se.jamnt.reports.ReportDocument.Table;
import se.jamnt.reports.ReportDocument.Term;
import se.jamnt.reports.ReportDocument.Terms;

/** Reports such as boards get them, with what is hard to draw; all figures are invented. */
final class SampleReports {

  private static final LocalDate DATED = LocalDate.of(2013, 9, 13);

  /** A dark red, and a green logo that can be seen through in a corner. */
  private static final Profile LOOK =
      new Profile(Optional.empty(), Optional.of("#7A1020"), Optional.of(Profile.Logo.of(logo())));

  private SampleReports() {}

  private static byte[] logo() {
    BufferedImage picture = new BufferedImage(60, 20, BufferedImage.TYPE_INT_ARGB);
    for (int x = 5; x < 60; x++) {
      for (int y = 0; y < 20; y++) {
        picture.setRGB(x, y, 0xFF006633);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Every sample by the name of its file. */
  static Map<String, ReportDocument> all() {
    Map<String, ReportDocument> samples = new LinkedHashMap<>();
    samples.put("board", board());
    samples.put("long-table", longTable());
    samples.put("short", brief());
    samples.put("association", association());
    samples.put("english", english());
    return samples;
  }

  /** A board's report: eight youth centres, a survey, goals, quality, definitions, signs. */
  static ReportDocument board() {
    return new ReportDocument(
        Language.SV,
        "Jämställd statistik",
        "Kultur- och fritidsnämnden, andra tertialet 2013",
        "Botkyrka kommun",
        List.of(
            new Term("Period", "1 maj–31 augusti 2013, jämförd med samma tertial 2010–2012"),
            new Term("Källa", "Fritidsgårdarnas dagliga räkning, brukarundersökningen 2012"),
            new Term("Kön", "Observerat av personalen (räkning), självrapporterat (enkät)"),
            new Term("Uppgifter till och med", "31 augusti 2013"),
            new Term("Utgåva", "0, arbetsmaterial")),
        DATED,
        List.of(
            new Heading(2, "Vad säger siffrorna?"),
            lead(
                "Flickor gör 38 procent av besöken på fritidsgårdarna. Målet 40–60 procent nås inte."),
            new Bullets(
                List.of(
                    "Andelen flickor har ökat från 36 procent 2010 till 38 procent 2013.",
                    "På tre av åtta fritidsgårdar är flickornas andel minst 40 procent.",
                    "Färre flickor än pojkar känner sig trygga: 78 procent av flickorna och 86 procent"
                        + " av pojkarna. Skillnaden motsvarar 31 flickor av dem som svarade.",
                    "Det är ingen säker skillnad i hur flickor och pojkar anser att de blir bemötta.")),
            new Heading(2, "Besök på fritidsgårdarna"),
            lead("Fritidsgårdarna hade 24 310 besök under tertialet. Flickor gjorde 9 240 av dem."),
            body(
                "Personalen räknar varje besök vid dörren. Samma person kan räknas flera gånger, så"
                    + " besöken säger inte hur många flickor och pojkar som använder fritidsgårdarna."
                    + " Under lov räknas både förmiddag och kväll."),
            visitsTable(),
            new BarChart(
                "Andel av besöken efter kön, andra tertialet 2010–2013",
                "Flickornas andel av besöken var 36 procent 2010, 36 procent 2011, 37 procent 2012 och"
                    + " 38 procent 2013. Pojkarnas andel var 64, 64, 63 och 62 procent.",
                "procent",
                List.of("2010 T2", "2011 T2", "2012 T2", "2013 T2"),
                List.of(
                    girls(bar(36), bar(36), bar(37), bar(38)),
                    boys(bar(64), bar(64), bar(63), bar(62)))),
            new BarChart(
                "Besök per fritidsgård",
                "Albyungdomens hus har flest besök, 2 110 av flickor och 2 890 av pojkar. För Tumba"
                    + " ungdomsgård saknas pojkarnas besök.",
                "besök",
                CENTRES,
                List.of(
                    girls(
                        bar(2110), bar(1480), bar(1320), bar(1190), bar(1040), bar(980), bar(720),
                        bar(400)),
                    boys(
                        bar(2890),
                        bar(2710),
                        bar(2240),
                        bar(1980),
                        new Bar(null, ".."),
                        bar(1620),
                        bar(1310),
                        new Bar(null, "x")))),
            new Heading(2, "Så tycker besökarna"),
            new Heading(3, "Trygghet och bemötande"),
            lead("Flickor känner sig mindre trygga än pojkar på fritidsgårdarna."),
            surveyTable(),
            new Heading(2, "Mål"),
            goalsTable(),
            new Heading(2, "Uppgifternas kvalitet"),
            body(
                "Alla åtta fritidsgårdar har lämnat uppgifter. Två av dem har dagar utan räkning då"
                    + " gården var öppen: Segersjö fritidsgård 3 dagar och Tumba ungdomsgård 11 dagar."),
            new Table(
                "Rader i leveranserna",
                List.of(
                    new Column("Källa", 3, false),
                    new Column("Lästa", 1, true),
                    new Column("Använda", 1, true),
                    new Column("Oförändrade", 1, true),
                    new Column("Avvisade", 1, true)),
                List.of(
                    row("Fritidsgårdarnas räkning", "1 952", "1 940", "0", "12"),
                    row("Brukarundersökningen", "2 204", "2 204", "0", "0"),
                    total("Summa", "4 156", "4 144", "0", "12")),
                List.of()),
            new Heading(2, "Ord och tecken"),
            new Terms(
                List.of(
                    new Term(
                        "Besök",
                        "En flicka eller pojke som kommer in genom dörren, räknad av personalen."),
                    new Term(
                        "Andel av besöken",
                        "Flickors (pojkars) besök delat med alla besök där könet är känt."),
                    new Term("–", "Inget finns att redovisa."),
                    new Term("0", "Mindre än hälften av enheten."),
                    new Term("..", "Uppgiften finns inte eller är för osäker för att visas."),
                    new Term("x", "Skyddad uppgift: den kunde röja enskilda personer."),
                    new Term("p", "Preliminär uppgift.")))));
  }

  private static final List<String> CENTRES =
      List.of(
          "Albyungdomens hus",
          "Fittja fritidsgård",
          "Hallunda ungdomens hus",
          "Norsborgs fritidsgård",
          "Tumba ungdomsgård",
          "Tullinge ungdomens hus och musikverkstad",
          "Segersjö fritidsgård",
          "Vårsta fritidsgård");

  private static Table visitsTable() {
    return new Table(
        "Besök efter fritidsgård och kön, andra tertialet 2013",
        List.of(
            new Column("Fritidsgård", 4, false),
            new Column("Flickor", 2, true),
            new Column("Pojkar", 2, true),
            new Column("Totalt", 2, true),
            new Column("Flickor, procent", 2, true),
            new Column("Pojkar, procent", 2, true)),
        List.of(
            row("Albyungdomens hus", "2 110", "2 890", "5 000", "42", "58"),
            row("Fittja fritidsgård", "1 480", "2 710", "4 190", "35", "65"),
            row("Hallunda ungdomens hus", "1 320", "2 240", "3 560", "37", "63"),
            row("Norsborgs fritidsgård", "1 190", "1 980", "3 170", "38", "62"),
            row("Tumba ungdomsgård", "1 040", "..", "..", "..", ".."),
            row("Tullinge ungdomens hus och musikverkstad", "980", "1 620", "2 600", "38", "62"),
            row("Segersjö fritidsgård", "720", "1 310", "2 030", "35", "65"),
            row("Vårsta fritidsgård", "400", "x", "x", "x", "x"),
            total("Samtliga fritidsgårdar", "9 240", "15 070", "24 310", "38", "62")),
        List.of(
            "Källa: fritidsgårdarnas dagliga räkning. Kön: observerat. Uppgifter till och med 31 augusti"
                + " 2013.",
            "På grund av avrundning kan delarna skilja sig från summan."));
  }

  private static Table surveyTable() {
    return new Table(
        "Andel som instämmer, procent",
        List.of(
            new Column("Påstående", 5, false),
            new Column("År", 1, true),
            new Column("Flickor", 1, true),
            new Column("Pojkar", 1, true),
            new Column("Bedömning", 3, false)),
        List.of(
            row(
                "Jag känner mig trygg på fritidsgården",
                "2010",
                "84",
                "87",
                "ingen säker skillnad"),
            row("Jag känner mig trygg på fritidsgården", "2012", "78", "86", "skillnad"),
            row("Jag är nöjd med fritidsgården", "2010", "88", "86", "ingen säker skillnad"),
            row("Jag är nöjd med fritidsgården", "2012", "81", "87", "skillnad"),
            row(
                "Flickor och pojkar bemöts likvärdigt",
                "2012",
                "84",
                "86",
                "ingen säker skillnad")),
        List.of(
            "Bas 2012: 388 flickor och 512 pojkar. Frågan om bemötande ställdes första gången 2012."));
  }

  private static Table goalsTable() {
    return new Table(
        "Nämndens mål för jämställdhet 2013",
        List.of(
            new Column("Mål", 5, false),
            new Column("Utfall", 2, false),
            new Column("Status", 2, false)),
        List.of(
            row(
                "Könsfördelningen ligger inom 40–60 procent på en majoritet av fritidsgårdarna",
                "3 av 8 gårdar",
                "Ej uppnått"),
            row("Flickors andel av besöken ökar varje år", "36, 36, 37, 38 procent", "Delvis"),
            row(
                "Flickor och pojkar är lika trygga (skillnad högst 3 procentenheter)",
                "8 procentenheter",
                "Ej uppnått"),
            row("Likvärdigt bemötande", "2 procentenheter", "Uppnått")),
        List.of());
  }

  /** A table over three pages. */
  static ReportDocument longTable() {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 90; i++) {
      String name =
          i % 7 == 0
              ? "Verksamhet " + i + ", arbetsmarknadsenhetens rehabiliteringsinsatser i samverkan"
              : "Verksamhet " + i;
      rows.add(row(name, thousands(i * 37), thousands(i * 29), "–", thousands(i * 66), "1 234,5"));
    }
    rows.add(total("Samtliga", "151 515", "118 755", "–", "270 270", "1 234,5"));
    return new ReportDocument(
        Language.SV,
        "Deltagare i insatser",
        "Arbetsmarknads- och vuxenutbildningsnämnden, 2012",
        "Södertälje kommun",
        List.of(new Term("Period", "2012")),
        DATED,
        List.of(
            new Heading(2, "Deltagare per verksamhet"),
            body("Tabellen visar alla verksamheter som hade minst en deltagare under året."),
            new Table(
                "Deltagare efter verksamhet och kön, 2012",
                List.of(
                    new Column("Verksamhet", 4, false),
                    new Column("Kvinnor", 1, true),
                    new Column("Män", 1, true),
                    new Column("Uppgift saknas", 1, true),
                    new Column("Totalt", 1, true),
                    new Column("Kronor per deltagare", 1, true)),
                rows,
                List.of("– betyder att inget finns att redovisa.")),
            new Heading(2, "Definitioner"),
            body("En deltagare är en person med en pågående insats någon dag under året.")));
  }

  /** The least a unit can get. */
  static ReportDocument brief() {
    return new ReportDocument(
        Language.SV,
        "Vårsta fritidsgård",
        "Januari 2013",
        "Botkyrka kommun",
        List.of(),
        DATED,
        List.of(body("Enheten har inga uppgifter för perioden.")),
        LOOK);
  }

  /** Long names, eight columns, twelve periods, hidden figures. */
  static ReportDocument association() {
    List<String> periods =
        IntStream.rangeClosed(1, 12).mapToObj(i -> "2012-" + (i < 10 ? "0" + i : i)).toList();
    return new ReportDocument(
        Language.SV,
        "Könsuppdelad uppföljning av rehabiliteringsinsatser",
        "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås, 1 januari 2012–31 oktober 2013",
        "Samordningsförbundet Mölndal–Partille–Härryda–Lerum–Alingsås",
        List.of(
            new Term("Period", "1 januari 2012–31 oktober 2013"),
            new Term("Källa", "SUS, uppföljningssystemet för samordningsförbund"),
            new Term(
                "Definitioner", "deltagare version 3, avslut till arbete eller studier version 2")),
        DATED,
        List.of(
            new Heading(2, "Avslut till arbete eller studier"),
            new BarChart(
                "Andel som gick till arbete eller studier, per månad",
                "Kvinnornas andel varierar mellan 28 och 39 procent, männens mellan 27 och 40 procent.",
                "procent",
                periods,
                List.of(
                    women(bars(31, 28, 33, 35, 36, 34, null, 30, 34, 37, 39, 33)),
                    men(bars(33, 27, 30, 36, 34, 38, 29, 31, 40, null, 35, 32)))),
            new Heading(3, "Insatser"),
            new Table(
                "Avslut efter insats, orsak och kön",
                List.of(
                    new Column("Insats", 3, false),
                    new Column("Remittent", 2, false),
                    new Column("Kvinnor", 1, true),
                    new Column("Män", 1, true),
                    new Column("Uppgift saknas", 1, true),
                    new Column("Totalt", 1, true),
                    new Column("Kvinnor, procent", 1, true),
                    new Column("Män, procent", 1, true)),
                List.of(
                    row(
                        "Individsamverkansteamet",
                        "Försäkringskassan",
                        "112",
                        "81",
                        "–",
                        "193",
                        "58",
                        "42"),
                    row(
                        "En väg in",
                        "Arbetsförmedlingen",
                        "1 023",
                        "987",
                        "12",
                        "2 022",
                        "51",
                        "49"),
                    row("FÖRSAM", "Kommunens arbetsmarknadsenhet", "x", "x", "–", "41", "x", "x"),
                    row("Ayande", "Regionen", "33", "29", "–", "62", "53", "47"),
                    total("Samtliga insatser", "", "1 181", "1 124", "13", "2 318", "51", "49")),
                List.of("x: skyddad uppgift. –: inget finns att redovisa.")),
            new BarChart(
                "Deltagare per insats",
                "Individsamverkansteamet har flest deltagare, 193.",
                "personer",
                List.of(
                    "Individsamverkansteamet i Mölndal, Partille och Härryda",
                    "En väg in",
                    "FÖRSAM",
                    "Arbetslivsinriktad rehabiliteringsverksamhet",
                    "Ayande",
                    "Balder",
                    "Ungdomsteamet",
                    "Rehabvägledningen",
                    "Hälsoskolan",
                    "Klarspråksgruppen"),
                List.of(
                    women(bars(112, 98, null, 71, 33, 44, 51, 39, 27, 18)),
                    men(bars(81, 87, 41, 60, 29, 31, 66, null, 25, 22)))),
            new BarChart(
                "Deltagare per år",
                "Antalet deltagare var 611 år 2012 och 689 år 2013.",
                "personer",
                List.of("2012", "2013"),
                List.of(new Series(Colour.ALL, "Totalt", List.of(bar(611), bar(689)))))));
  }

  static ReportDocument english() {
    return new ReportDocument(
        Language.EN,
        "Statistics by sex",
        "Culture and Leisure Board, second tertial of 2013",
        "Botkyrka Municipality",
        List.of(new Term("Period", "1 May–31 August 2013")),
        DATED,
        List.of(
            new Heading(2, "Visits to youth centres"),
            lead(
                "Girls make 38 per cent of the visits. The goal of 40–60 per cent is not reached."),
            new Table(
                "Visits by sex",
                List.of(
                    new Column("Youth centre", 3, false),
                    new Column("Girls", 1, true),
                    new Column("Boys", 1, true),
                    new Column("Total", 1, true)),
                List.of(
                    row("Alby", "2,110", "2,890", "5,000"),
                    total("All", "2,110", "2,890", "5,000")),
                List.of("Source: daily counts.")),
            new Heading(2, "Signs"),
            new Terms(List.of(new Term("x", "Protected: the figure could reveal persons.")))));
  }

  static Paragraph lead(String text) {
    return new Paragraph(Paragraph.Kind.LEAD, text);
  }

  static Paragraph body(String text) {
    return new Paragraph(Paragraph.Kind.BODY, text);
  }

  static Row row(String... cells) {
    return new Row(Row.Kind.PLAIN, List.of(cells));
  }

  static Row total(String... cells) {
    return new Row(Row.Kind.TOTAL, List.of(cells));
  }

  static Bar bar(int value) {
    return new Bar((double) value, thousands(value));
  }

  private static List<Bar> bars(@Nullable Integer... values) {
    return Arrays.stream(values)
        .map(value -> value == null ? new Bar(null, "x") : bar(value))
        .toList();
  }

  private static Series girls(Bar... bars) {
    return new Series(Colour.WOMEN, "Flickor", List.of(bars));
  }

  private static Series boys(Bar... bars) {
    return new Series(Colour.MEN, "Pojkar", List.of(bars));
  }

  private static Series women(List<Bar> bars) {
    return new Series(Colour.WOMEN, "Kvinnor", bars);
  }

  private static Series men(List<Bar> bars) {
    return new Series(Colour.MEN, "Män", bars);
  }

  private static String thousands(int value) {
    return value < 1000
        ? "" + value
        : value / 1000 + "\u00a0" + String.format("%03d", value % 1000);
  }

  static ReportDocument with(List<Block> blocks) {
    ReportDocument brief = brief();
    return new ReportDocument(
        brief.language(),
        brief.title(),
        brief.subtitle(),
        brief.publisher(),
        brief.facts(),
        brief.dated(),
        blocks);
  }
}
