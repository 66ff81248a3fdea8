package se.jamnt.sample;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.jamnt.model.Sex;
import se.jamnt.sample.SusRow.Column;

/**
 * Two full exports of SUS for all three associations, as known on 31 December 2012 and on 31
 * October 2013: Windows-1252, semicolons, CRLF.
 */
final class SusSample {

  static final LocalDate EARLIER = LocalDate.of(2012, 12, 31);
  static final LocalDate LATEST = Stays.SPAN_END;

  private static final long SEED = 20131031;
  private static final int FIRST_ID = 100_413;
  private static final int LONGEST_DELAY = 18;

  private final Random random = new Random(SEED);
  private final TestPersons persons;
  private final SusRows rows = new SusRows(random);

  private SusSample(Path root) {
    this.persons = new TestPersons(root, random);
  }

  /** The files' names and bytes. */
  static Map<String, byte[]> files(Path root) {
    List<Registration> registrations = new SusSample(root).registrations();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("sus-" + EARLIER + ".csv", bytes(registrations, Registration::earlier));
    files.put("sus-" + LATEST + ".csv", bytes(registrations, Registration::latest));
    return files;
  }

  private static byte[] bytes(
      List<Registration> registrations, Function<Registration, List<SusRow>> export) {
    Stream<String> lines =
        registrations.stream().map(export).flatMap(List::stream).map(SusRow::line);
    return Stream.concat(Stream.of(SusRow.HEADER), lines)
        .map(line -> line + "\r\n")
        .collect(Collectors.joining())
        .getBytes(Charset.forName("windows-1252"));
  }

  private List<Registration> registrations() {
    List<Stay> stays = Stays.draw(random, persons);
    Map<Stay, Exit> exits = Exits.draw(stays, random);
    List<Registration> all = new ArrayList<>();
    stays.forEach(stay -> all.add(registered(stay, rows.row(stay, exits.get(stay)))));
    SusChanges.apply(all, random);
    all.addAll(byMistake());
    all.addAll(takenAway());
    all.addAll(new SusFaults(random, this::freshRow).add(all));
    return numbered(all);
  }

  /** Late registration of a start is common; an end is known at once. */
  private Registration registered(Stay stay, SusRow row) {
    LocalDate entered = stay.start().plusDays(random.nextInt(LONGEST_DELAY));
    LocalDate registered = entered.isAfter(LATEST) ? LATEST : entered;
    List<SusRow> earlier =
        registered.isAfter(EARLIER)
            ? List.of()
            : List.of(stay.endsIn(Stays.BEGIN, EARLIER) ? row : row.ongoing());
    return new Registration(registered, earlier, List.of(row));
  }

  /** Found out later to be mistakes: three stood in the earlier export as ongoing. */
  private List<Registration> byMistake() {
    return Stream.of(
            "2012-03-12", "2012-08-27", "2012-11-05", "2013-02-11", "2013-05-13", "2013-09-09")
        .map(LocalDate::parse)
        .map(
            start -> {
              SusRow row = freshRow(start);
              SusRow voided =
                  row.with(Column.END, start.plusDays(2L + random.nextInt(3)).toString())
                      .with(Column.EXIT_REASON, "Felregistrering");
              List<SusRow> earlier = start.isAfter(EARLIER) ? List.of() : List.of(row);
              return new Registration(start, earlier, List.of(voided));
            })
        .toList();
  }

  /** Stood in the earlier export and is gone from the latest. */
  private List<Registration> takenAway() {
    return Stream.of("2012-05-21", "2012-10-08")
        .map(LocalDate::parse)
        .map(start -> new Registration(start, List.of(freshRow(start)), List.of()))
        .toList();
  }

  /** An ongoing participation of a person who has no other. */
  private SusRow freshRow(LocalDate start) {
    List<Insats> open = Insats.ALL.stream().filter(i -> !i.opened().isAfter(start)).toList();
    Insats insats = open.get(random.nextInt(open.size()));
    Person person = persons.next(random.nextBoolean() ? Sex.K : Sex.M);
    return rows.row(new Stay(person, insats, start, null), null);
  }

  /** An activity that the export called otherwise until 2013. */
  private static SusRow withFormerName(SusRow row) {
    return row.get(Column.INSATS).equals("Individsamverkansteamet")
        ? row.with(Column.INSATS, "IST Väster")
        : row;
  }

  private static List<Registration> numbered(List<Registration> all) {
    List<Registration> numbered = new ArrayList<>();
    int id = FIRST_ID;
    for (Registration registration :
        all.stream().sorted(Comparator.comparing(Registration::registered)).toList()) {
      numbered.add(
          registration.withId(Integer.toString(id++)).changeEarlier(SusSample::withFormerName));
    }
    return numbered;
  }
}
