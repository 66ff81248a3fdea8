package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.ChangeNote;
import se.jamnt.disclosure.ChangeReason;
import se.jamnt.disclosure.ChangeReason.Kind;
import se.jamnt.disclosure.FigureChange;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.disclosure.ProtectedTable;
import se.jamnt.disclosure.TestTables;
import se.jamnt.model.Period;

/** The section that tells what a new revision, or a re-run, changes. */
class ChangePartTest {

  private static final String BOARD = "board " + Figures.BOARD + " ";
  private static final Period YEAR = Period.parse("2013");

  private static final String BEFORE =
      String.join(
          "\n",
          BOARD + "exits count | 41 | 27 | | 68",
          BOARD + "exits count referrer=municipality | 21 | 17 | | 38",
          BOARD + "exits-to-work-or-studies share | 9/16 | 6/12 | | 15/28",
          BOARD + "exits count exit-reason=completed | 20 | x | | x",
          BOARD + "exits gap | | | | 14");

  private static final String NOW =
      String.join(
          "\n",
          BOARD + "exits count | 41 | 20 | | 61",
          BOARD + "exits count referrer=municipality | 21 | 12 | | 33",
          BOARD + "exits-to-work-or-studies share | 9/16 | 20/32 | | 29/48",
          BOARD + "exits count exit-reason=completed | 20 | 7 | | 27",
          BOARD + "exits gap | | | | 21");

  /** A board's report; of a re-run, if it is of no revision. */
  static ReportDocument report(int revision) {
    return new ReportsOfTheSample()
        .with("2013", List.of(ReportsOfTheSample.SUS), NOW)
        .changed(
            new ChangeNote(
                revision == 0
                    ? new ChangeNote.Rerun()
                    : new ChangeNote.Revision(
                        revision, "Rader hade räknats två gånger", Optional.of("2014/17")),
                changes()))
        .report("2013", Figures.BOARD);
  }

  /** What two releases differ by in a board's figures. */
  static ReportDocument comparison() {
    return new ReportsOfTheSample()
        .with("2013", List.of(ReportsOfTheSample.SUS), NOW)
        .changed(
            new ChangeNote(
                new ChangeNote.Releases(
                    new ChangeNote.Released(0, LocalDate.of(2013, 10, 31)),
                    new ChangeNote.Released(1, LocalDate.of(2013, 12, 31))),
                changes()))
        .comparison("2013", Figures.BOARD);
  }

  private static List<FigureChange> changes() {
    ProtectedTable now = table(NOW);
    List<FigureChange> changes = new ArrayList<>();
    for (ProtectedFigure before : table(BEFORE).figures()) {
      Optional<ProtectedFigure> after = now.find(before.key());
      if (after.filter(before::saysTheSameAs).isEmpty()) {
        List<ChangeReason> reasons = new ArrayList<>();
        reasons.add(new ChangeReason(Kind.VOIDED_ROWS, "1234"));
        if (before.isHidden()) {
          reasons.add(new ChangeReason(Kind.DISCLOSURE, null));
        }
        changes.add(new FigureChange(before.key(), Optional.of(before), after, reasons));
      }
    }
    return changes;
  }

  private static ProtectedTable table(String rows) {
    return TestTables.of(YEAR, LocalDate.of(2013, 12, 31), List.of(), rows);
  }

  @Test
  void aRevisionTellsWhyItIsThereAndHowManyFiguresItChanges() {
    assertThat(DocumentText.prose(report(2)))
        .contains(
            "Det här är utgåva\u00a02. Den ersätter utgåva\u00a01."
                + " Skälet är: Rader hade räknats två gånger. Beslutet har nummer 2014/17."
                + " 9 uppgifter är ändrade. Enheternas ändringar står i deras egna rapporter.");
    assertThat(DocumentText.prose(report(0)))
        .anyMatch(text -> text.startsWith("Rapporten är gjord på nytt."))
        .noneMatch(text -> text.contains("Skälet"));
  }

  @Test
  void twoReleasesStandSideBySideAndNothingElse() {
    ReportDocument document = comparison();
    assertThat(document.subtitle()).startsWith("Det som skiljer de två utgåvorna åt");
    assertThat(document.facts())
        .extracting(fact -> (fact.term() + ": " + fact.explanation()).replaceAll("\\h", " "))
        .containsExactly(
            "Period: 1 januari–31 december 2013",
            "Tidigare utgåva: 0 (perioden är öppen), uppgifter från 31 oktober 2013",
            "Senare utgåva: 1 (perioden är låst), uppgifter från 31 december 2013");
    assertThat(DocumentText.prose(document))
        .contains(
            "Här jämförs två utgåvor för samma period. Båda har varit publicerade."
                + " 9 uppgifter är ändrade. Enheternas ändringar står i deras egna rapporter.");
    assertThat(DocumentText.lines(DocumentText.table(document, "Ändrade uppgifter")))
        .contains("Avslutade insatser | 41 | 27, sedan 20 | 68, sedan 61 | borttagna rader: 1 234");
  }

  @Test
  void womenAndMenStandSideBySideWithWhatWasBefore() {
    assertThat(DocumentText.lines(DocumentText.table(report(2), "Ändrade uppgifter")))
        .containsExactly(
            "Uppgift | Kvinnor | Män | Totalt | Vad som har ändrats i underlaget",
            "Avslutade insatser | 41 | 27, nu 20 | 68, nu 61 | borttagna rader: 1 234",
            "Avslutade insatser, Fullföljd | 20 | x, nu 7 | x, nu 27"
                + " | borttagna rader: 1 234; annat skydd av små grupper",
            "Avslutade insatser, Kommunen | 21 | 17, nu 12 | 38, nu 33 | borttagna rader: 1 234",
            "Avslut till arbete eller studier | 9 av 16 | 6 av 12, nu 63 %"
                + " | 54 %, nu 60 % | borttagna rader: 1 234");
    assertThat(DocumentText.table(report(2), "Ändrade uppgifter").notes())
        .as("a gap follows from women and men")
        .anyMatch(note -> note.startsWith("Dessutom har 1"));
  }
}
