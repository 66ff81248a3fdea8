package se.jamnt.configuration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.jamnt.model.Period;
import se.jamnt.model.PeriodCalendar;

/**
 * Where things are and which periods are published: {@code config/jamnt.yml} and the environment
 * that goes before it.
 *
 * @param identityKey where the key lies that turns identity numbers into keys
 */
public record Settings(
    List<InboxFolder> inbox,
    Path identityKey,
    Optional<String> databaseUrl,
    Optional<String> databaseUser,
    PeriodCalendar calendar) {

  /** A folder that exports are put in. */
  public record InboxFolder(Path folder, boolean withSubfolders) {}

  /** Every folder to look in: those of the inbox and, where it says so, all below them. */
  public List<Path> inboxFolders() {
    List<Path> folders = new ArrayList<>();
    for (InboxFolder place : inbox) {
      if (!place.withSubfolders()) {
        folders.add(place.folder());
        continue;
      }
      try (Stream<Path> below = Files.walk(place.folder())) {
        below.filter(Files::isDirectory).sorted().forEach(folders::add);
      } catch (IOException e) {
        throw new UncheckedIOException("can't look through the inbox " + place.folder(), e);
      }
    }
    return folders;
  }

  private static final Map<String, Period.Kind> KINDS =
      Map.of(
          "month", Period.Kind.MONTH,
          "quarter", Period.Kind.QUARTER,
          "tertial", Period.Kind.TERTIAL,
          "half", Period.Kind.HALF,
          "year", Period.Kind.YEAR);

  private static final List<Period.Kind> USUAL_KINDS =
      List.of(Period.Kind.MONTH, Period.Kind.TERTIAL, Period.Kind.YEAR);

  public Settings {
    inbox = List.copyOf(inbox);
  }

  /** The same with the embedded database, whatever server is named. */
  public Settings embedded() {
    return new Settings(inbox, identityKey, Optional.empty(), Optional.empty(), calendar);
  }

  /** Reads the settings of a home. */
  public static Settings read(Home home, Problems problems) {
    YamlMap file = YamlMap.read(home.root(), home.config().resolve("jamnt.yml"), problems);
    Optional<YamlMap> database = file.optionalMap("database");
    Settings settings =
        new Settings(
            existing(inbox(home, file), file),
            identityKey(home, file),
            database.flatMap(map -> map.optionalText("url")),
            database.flatMap(map -> map.optionalText("user")),
            calendar(file));
    database.ifPresent(YamlMap::noOtherKeys);
    file.noOtherKeys();
    return settings;
  }

  private static List<InboxFolder> inbox(Home home, YamlMap file) {
    List<InboxFolder> written = new ArrayList<>();
    for (YamlMap.Item item : file.items("inbox")) {
      written.add(
          item.map()
              .map(
                  map -> {
                    InboxFolder folder =
                        new InboxFolder(
                            home.root().resolve(map.text("folder")),
                            map.flag("with-subfolders", false));
                    map.noOtherKeys();
                    return folder;
                  })
              .orElseGet(() -> new InboxFolder(home.root().resolve(item.text()), false)));
    }
    Optional<List<InboxFolder>> moved =
        home.variable("JAMNT_INBOX")
            .map(
                folders ->
                    Stream.of(folders.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> new InboxFolder(home.root().resolve(folder), false))
                        .toList());
    return moved.orElse(
        written.isEmpty()
            ? List.of(new InboxFolder(home.root().resolve("sample-data"), false))
            : written);
  }

  private static List<InboxFolder> existing(List<InboxFolder> inbox, YamlMap file) {
    for (InboxFolder place : inbox) {
      if (!Files.isDirectory(place.folder())) {
        file.problem("inbox", "there is no folder " + place.folder() + " (JAMNT_INBOX goes first)");
      }
    }
    return inbox;
  }

  private static Path identityKey(Home home, YamlMap file) {
    Optional<String> written = file.optionalText("identity-key-file");
    return home.variable("JAMNT_IDENTITY_KEY_FILE")
        .or(() -> written)
        .map(home.root()::resolve)
        .orElse(home.data().resolve("identity.key"));
  }

  private static PeriodCalendar calendar(YamlMap file) {
    if (!file.has("periods")) {
      return new PeriodCalendar(USUAL_KINDS, List.of(), List.of());
    }
    YamlMap map = file.map("periods");
    List<Period.Kind> kinds = new ArrayList<>();
    for (String kind : map.references("kinds", "kind of period", KINDS.keySet())) {
      if (KINDS.containsKey(kind)) {
        kinds.add(KINDS.get(kind));
      }
    }
    List<Integer> interims = months(map, "interims");
    Map<String, List<Integer>> ownInterims = new TreeMap<>();
    map.optionalMap("own-interims")
        .ifPresent(
            boards ->
                boards.keys().forEach(board -> ownInterims.put(board, months(boards, board))));
    List<Period> spans = new ArrayList<>();
    Map<Period, Period> baselines = new HashMap<>();
    for (YamlMap.Item item : map.items("spans")) {
      if (item.map().isPresent()) {
        YamlMap line = item.map().get();
        Optional<Period> span = period(line, "span", line.text("span"));
        Optional<Period> baseline = period(line, "baseline", line.text("baseline"));
        line.noOtherKeys();
        span.ifPresent(spans::add);
        span.ifPresent(one -> baseline.ifPresent(other -> baselines.put(one, other)));
      } else {
        period(map, "spans", item.text()).ifPresent(spans::add);
      }
    }
    map.noOtherKeys();
    if (!map.has("kinds")) {
      kinds.addAll(USUAL_KINDS);
    }
    return new PeriodCalendar(kinds, interims, ownInterims, spans, baselines);
  }

  private static List<Integer> months(YamlMap map, String key) {
    List<Integer> months = new ArrayList<>();
    for (String month : map.texts(key)) {
      if (month.matches("[1-9]|1[0-2]")) {
        months.add(Integer.parseInt(month));
      } else {
        map.problem(key, "expected the last month as 1 to 12, got \"" + month + "\"");
      }
    }
    return months;
  }

  private static Optional<Period> period(YamlMap map, String key, String written) {
    try {
      return Optional.of(Period.parse(written));
    } catch (IllegalArgumentException e) {
      map.problem(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
