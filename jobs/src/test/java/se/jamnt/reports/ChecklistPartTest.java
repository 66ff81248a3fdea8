package se.jamnt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.jamnt.disclosure.LastAnswer;

class ChecklistPartTest {

  static final String ROWS =
      """
      board %1$s equality-checklist latest criterion=statistics-by-sex | | | | 1(1)
      board %1$s equality-checklist latest criterion=goals-for-equality | | | | 2(1)
      board %1$s equality-checklist latest criterion=staff-trained | | | | no
      """
          .formatted(Figures.BOARD);

  @Test
  void readsOutTheLastAnswerItsDayAndWhatWasWrittenBesideIt() {
    ReportDocument report =
        new ReportsOfTheSample()
            .with("2013", List.of(ReportsOfTheSample.SUS), ROWS)
            .lastAnswer(
                "statistics-by-sex",
                new LastAnswer(LocalDate.of(2013, 10, 15), Optional.of("=Pågår")))
            .lastAnswer(
                "goals-for-equality", new LastAnswer(LocalDate.of(2012, 10, 15), Optional.empty()))
            .report("2013", Figures.BOARD);
    assertThat(
            DocumentText.lines(DocumentText.table(report, "Checklista för jämställdhet")).stream()
                .map(DocumentText::plain))
        .contains(
            "Statistiken är uppdelad på kön | Delvis | 15 oktober 2013 | =Pågår",
            "Det finns mål för jämställdhet | Ja | 15 oktober 2012 | ",
            "Personalen är utbildad | .. |  | ");
    assertThat(DocumentText.all(report))
        .contains("Svaren gäller organisationen. De är inte uppdelade på kön.");
  }
}
