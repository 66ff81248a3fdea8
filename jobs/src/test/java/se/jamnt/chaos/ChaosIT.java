package se.jamnt.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.jamnt.database.TestDatabase;
import se.jamnt.pipeline.Workshop;
import se.jamnt.pipeline.Workshop.Outcome;

/**
 * Nights of the packaged program, each with a delivery of its own and something that goes wrong,
 * come to what the same nights undisturbed come to, and their mails arrive once or are listed.
 * {@code -Djamnt.faults} is the number of faults that come in time, {@code -Djamnt.seed} repeats
 * them.
 */
@Tag("chaos")
class ChaosIT {

  static final LocalDate TODAY = LocalDate.of(2014, 1, 15);

  /**
   * An export of the next year would let its reports take the place of those that are looked at.
   */
  private static final LocalDate FIRST_EXPORT = LocalDate.of(2013, 10, 31);

  private static final long SEED = Long.getLong("jamnt.seed", System.nanoTime() % 1_000_000);
  private static final int FAULTS = Integer.getInteger("jamnt.faults", 5);
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String REPORT =
      "data/published/2013/goteborg-vaster/forbundsstyrelsen-goteborg-vaster/board-report.pdf";

  @Test
  void whateverGoesWrongTheNightsComeToTheSame(@TempDir Path disturbed, @TempDir Path calm)
      throws Exception {
    Random random = new Random(SEED);
    try (TestDatabase database = TestDatabase.create();
        Workshop undisturbed = home(calm).with(database.environment());
        ChaosMail mail = new ChaosMail();
        Workshop home = home(disturbed)) {
      mail.takeFrom(home);
      try (SmallDisk disk = SmallDisk.under(disturbed.resolve("data"))) {
        home.through(disk.through(), disk.seen(disturbed));
        int usual = finish(undisturbed, "first night");
        finish(home, "first night");
        send(home, "first night");
        Map<Fault, Integer> befallen = new EnumMap<>(Fault.class);
        Deque<Fault> deck = new ArrayDeque<>();
        for (int night = 1; count(befallen) < FAULTS; night++) {
          if (deck.isEmpty()) {
            deck.addAll(deck(random));
          }
          Fault fault = deck.remove();
          int delay = random.nextInt(usual);
          int size = random.nextInt(2000);
          String told =
              "seed %d, night %d: %s after %d ms, %d kB".formatted(SEED, night, fault, delay, size);
          System.out.println(told);
          deliver(FIRST_EXPORT.plusDays(night), 12 + random.nextInt(20), undisturbed, home);
          if (fault.befall(new Fault.Scene(home, disk, mail), delay, size)) {
            befallen.merge(fault, 1, Integer::sum);
          }
          finish(home, told);

          usual = finish(undisturbed, told);
          assertThat(home.published()).as(told).isEqualTo(undisturbed.published());
          assertThat(entries(home.path("data/work/next"))).as(told).isEmpty();
          send(home, told);
          mail.check(home, home.path(REPORT), told);
        }
        System.out.println("faults: " + befallen);
        System.out.printf(
            "bench chaos faults %d n%nbench chaos differences 0 n%n", count(befallen));
      }
    }
  }

  /** A home of whole years, in which the packaged program runs. */
  private static Workshop home(Path folder) throws IOException {
    return Workshop.smallYear(folder).packaged().with("JAMNT_TODAY", TODAY.toString());
  }

  /** Every kind before any comes again. */
  private static List<Fault> deck(Random random) {
    List<Fault> deck = new ArrayList<>(List.of(Fault.values()));
    Collections.shuffle(deck, random);
    return deck;
  }

  private static int count(Map<Fault, Integer> befallen) {
    return befallen.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A later export of SUS, without every n-th participation, into each inbox. */
  private static void deliver(LocalDate day, int nth, Workshop... homes) throws IOException {
    for (Workshop home : homes) {
      Path inbox = home.path("inbox");
      List<String> lines = Files.readAllLines(inbox.resolve("sus-2013-10-31.csv"), WINDOWS);
      List<String> later =
          IntStream.range(0, lines.size())
              .filter(line -> line % nth != nth - 1)
              .mapToObj(lines::get)
              .toList();
      Files.write(inbox.resolve("sus-" + day + ".csv"), later, WINDOWS);
    }
  }

  /**
   * Runs the night again as its operator does: until it is done.
   *
   * @return how many milliseconds it took
   */
  private static int finish(Workshop home, String told) throws Exception {
    long start = System.nanoTime();
    Outcome night = home.jamnt("nightly");
    assertThat(night.exitCode()).as(told + "\n" + night.said()).isZero();
    return (int) ((System.nanoTime() - start) / 1_000_000);
  }

  /** What was sent is sent; of a mail that was interrupted nobody knows. */
  private static void send(Workshop home, String told) throws Exception {
    Outcome sent = home.jamnt("send");
    assertThat(sent.exitCode()).as(told + "\n" + sent.said()).isIn(0, 1);
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
