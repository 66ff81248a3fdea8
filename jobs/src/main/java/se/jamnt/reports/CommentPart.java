package se.jamnt.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.jamnt.disclosure.ProtectedFigure;
import se.jamnt.model.NodeId;
import se.jamnt.reports.Comment.Heading;
import se.jamnt.reports.Comment.Progress;
import se.jamnt.reports.ReportDocument.Block;
import se.jamnt.reports.ReportDocument.Bullets;
import se.jamnt.reports.ReportDocument.Column;
import se.jamnt.reports.ReportDocument.Paragraph;
import se.jamnt.reports.ReportDocument.Row;
import se.jamnt.reports.ReportDocument.Table;

/**
 * The controller's text on a page's node and, on a board's page, its unit managers'. Where figures
 * of the node are hidden, a text that tells a number of women or men which the table does not show
 * may be one of them: it is not printed, and the page says so.
 */
final class CommentPart {

  private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\d+(?:[ \u00a0]\\d{3})*(?:[.,]\\d+)?|(?<!\\p{L})(?:två|tre|fyra)(?!\\p{L})");
  private static final Pattern OF_A_SEX =
      Pattern.compile("kvinn|(?<!\\p{L})m[aäe]n(?:nen)?(?!\\p{L})|flick|pojk|girl|boy|wom[ae]n");

  private final Subject subject;
  private final Wording wording;
  private final Comments comments;

  CommentPart(Subject subject, Comments comments) {
    this.subject = subject;
    this.wording = subject.wording();
    this.comments = comments;
  }

  /** The section; nothing where nobody has written. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(of(subject.node(), false));
    for (NodeId child : subject.children()) {
      blocks.addAll(of(child, true));
    }
    if (!blocks.isEmpty()) {
      blocks.add(0, new ReportDocument.Heading(2, wording.say(Phrase.COMMENTS)));
    }
    return blocks;
  }

  private List<Block> of(NodeId node, boolean named) {
    Optional<Comment> comment = comments.of(subject.period(), node);
    List<String> earlier =
        subject
            .period()
            .earlier(1)
            .flatMap(before -> comments.of(before, node))
            .map(before -> before.under(Heading.MEASURES))
            .orElse(List.of());
    List<Block> blocks = new ArrayList<>();
    if (named && comment.isPresent()) {
      blocks.add(new ReportDocument.Heading(3, subject.name(node)));
    }
    if (comment.isPresent() && mayTellWhatIsHidden(comment.get().texts(), node)) {
      blocks.add(new Paragraph(Paragraph.Kind.BODY, wording.say(Phrase.COMMENT_STOPPED)));
      return blocks;
    }
    comment.ifPresent(
        one -> Stream.of(Heading.values()).forEach(heading -> add(blocks, one, heading, named)));
    if (!earlier.isEmpty() && !named && !mayTellWhatIsHidden(earlier, node)) {
      blocks.add(earlier(earlier, comment));
    }
    return blocks;
  }

  private void add(List<Block> blocks, Comment comment, Heading heading, boolean named) {
    List<String> texts = comment.under(heading);
    if (texts.isEmpty()) {
      return;
    }
    String title = wording.say(heading.phrase());
    if (named) {
      blocks.add(
          new Paragraph(
              Paragraph.Kind.BODY, wording.say(Phrase.WITH_NAME, title, String.join(" ", texts))));
      return;
    }
    blocks.add(new ReportDocument.Heading(3, title));
    if (heading == Heading.MEASURES) {
      blocks.add(new Bullets(texts));
    } else {
      texts.forEach(text -> blocks.add(new Paragraph(Paragraph.Kind.BODY, text)));
    }
  }

  /** The measures of the period before, and how far each has come. */
  private Table earlier(List<String> measures, Optional<Comment> comment) {
    List<Row> rows =
        measures.stream()
            .map(
                measure ->
                    new Row(
                        Row.Kind.PLAIN,
                        List.of(
                            measure,
                            wording.say(
                                comment
                                    .map(one -> one.progress().get(measure))
                                    .map(Progress::phrase)
                                    .orElse(Phrase.MEASURE_NOT_TOLD)))))
            .toList();
    return new Table(
        wording.say(Phrase.EARLIER_MEASURES),
        List.of(
            new Column(wording.say(Phrase.MEASURE_TO_TAKE_COLUMN), 7, false),
            new Column(wording.say(Phrase.GOAL_STATUS_COLUMN), 3, false)),
        rows,
        List.of());
  }

  /** Errs on the side of the person: words for a number of a sex that the table does not show. */
  private boolean mayTellWhatIsHidden(List<String> texts, NodeId node) {
    Set<String> shown = new HashSet<>();
    boolean anyHidden = false;
    for (ProtectedFigure figure : subject.table().figures()) {
      if (figure.key().node().equals(node)) {
        anyHidden |= figure.isHidden();
        addShown(shown, figure);
      }
    }
    return anyHidden
        && texts.stream()
            .flatMap(SENTENCES::splitAsStream)
            .map(sentence -> sentence.toLowerCase(wording.language().locale()))
            .filter(sentence -> OF_A_SEX.matcher(sentence).find())
            .flatMap(sentence -> NUMBER.matcher(sentence).results())
            .map(number -> number.group().replaceAll("[ \u00a0]", "").replace(',', '.'))
            .anyMatch(number -> !shown.contains(number) && !isYear(number));
  }

  private static void addShown(Set<String> shown, ProtectedFigure figure) {
    figure
        .shown()
        .ifPresent(
            value -> {
              shown.add(value.abs().toPlainString());
              shown.add(value.abs().stripTrailingZeros().toPlainString());
            });
    Long part = figure.part();
    Long base = figure.base();
    if (part != null && base != null && base > 0) {
      shown.add(part.toString());
      shown.add(Numerals.percentage(part, base, List.of()).toPlainString());
    }
    if (base != null) {
      shown.add(base.toString());
    }
  }

  private static boolean isYear(String number) {
    return number.matches("(19|20)\\d{2}");
  }
}
