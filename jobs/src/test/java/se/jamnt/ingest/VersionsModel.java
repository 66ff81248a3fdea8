package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the domain says of deliveries and versions, in memory and in the plainest way. */
final class VersionsModel {

  /** What a row tells of a record. */
  record Told(LocalDate date, String unit, int quantity) {}

  /**
   * What a full file covers.
   *
   * @param units null for all
   */
  record Cover(LocalDate first, LocalDate last, @Nullable Set<String> units) {

    boolean holds(Told told) {
      return !told.date().isBefore(first)
          && !told.date().isAfter(last)
          && (units == null || units.contains(told.unit()));
    }

    boolean meets(Cover other) {
      return !last.isBefore(other.first)
          && !first.isAfter(other.last)
          && (units == null
              || other.units == null
              || units.stream().anyMatch(other.units::contains));
    }
  }

  /**
   * An export.
   *
   * @param cover empty where it ends nothing
   */
  record Export(String name, LocalDate declared, Optional<Cover> cover, Map<String, Told> rows) {}

  /** What became of it; the numbers count where it was used. */
  record Outcome(boolean used, long changed, long ended) {}

  private record Place(LocalDate declared, int number) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int days = declared.compareTo(other.declared);
      return days != 0 ? days : Integer.compare(number, other.number);
    }
  }

  private record Used(Export export, Place place) {}

  private record Version(Told told, LocalDate from, LocalDate to, Place toldBy) {}

  private final double mayShrink;
  private final Map<String, List<Version>> versions = new TreeMap<>();
  private final List<Used> used = new ArrayList<>();
  private final Map<String, Place> firstUse = new HashMap<>();
  private LocalDate latest = LocalDate.MIN;
  private int readings;

  VersionsModel(double mayShrink) {
    this.mayShrink = mayShrink;
  }

  /**
   * Takes an export.
   *
   * @param again whether it is read again, to be known from today
   * @param accept whether a person takes it whatever it ends and however old it is
   */
  Outcome take(Export export, LocalDate today, boolean again, boolean accept) {
    int number = ++readings;
    Optional<Place> first =
        again ? Optional.ofNullable(firstUse.get(export.name())) : Optional.empty();
    Place place = first.orElse(new Place(export.declared(), number));
    List<Used> later =
        used.stream()
            .filter(other -> !other.export().name().equals(export.name()))
            .filter(other -> other.place().compareTo(place) > 0)
            .toList();
    boolean outdated =
        export.cover().stream()
            .anyMatch(
                cover ->
                    later.stream()
                        .flatMap(other -> other.export().cover().stream())
                        .anyMatch(cover::meets));
    Map<String, Told> changes = new TreeMap<>();
    export
        .rows()
        .forEach(
            (key, told) -> {
              Version now = now(key);
              if ((now == null || !now.told().equals(told))
                  && (outdated || !toldLater(told, now, place, later))) {
                changes.put(key, told);
              }
            });
    Set<String> covered = export.cover().map(this::keysIn).orElse(Set.of());
    Set<String> ended =
        covered.stream().filter(key -> !export.rows().containsKey(key)).collect(Collectors.toSet());
    boolean shrinks = ended.size() > mayShrink * covered.size();
    if ((outdated || shrinks) && !accept) {
      return new Outcome(false, changes.size(), ended.size());
    }
    boolean late = !again && export.declared().isBefore(latest);
    LocalDate from = again || late ? today : export.declared();
    latest = from.isBefore(latest) ? latest : from;
    if (export.cover().isEmpty()) {
      export.rows().forEach((key, told) -> tellAgain(key, told, place));
    }
    ended.forEach(this::end);
    changes.forEach(
        (key, told) -> {
          end(key);
          versions
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(new Version(told, latest, LocalDate.MAX, place));
        });
    used.add(new Used(export, new Place(export.declared(), number)));
    firstUse.putIfAbsent(export.name(), place);
    return new Outcome(true, changes.size(), ended.size());
  }

  /** Whether a file of a later place has told of the record, or that it is gone. */
  private static boolean toldLater(
      Told told, @Nullable Version now, Place place, List<Used> later) {
    return (now != null && now.toldBy().compareTo(place) > 0)
        || later.stream()
            .flatMap(other -> other.export().cover().stream())
            .anyMatch(cover -> cover.holds(told) || (now != null && cover.holds(now.told())));
  }

  private void tellAgain(String key, Told told, Place place) {
    Version now = now(key);
    if (now != null && now.told().equals(told) && now.toldBy().compareTo(place) < 0) {
      replaceLast(key, new Version(told, now.from(), now.to(), place));
    }
  }

  private Set<String> keysIn(Cover cover) {
    Set<String> keys = new TreeSet<>();
    for (String key : versions.keySet()) {
      Version now = now(key);
      if (now != null && cover.holds(now.told())) {
        keys.add(key);
      }
    }
    return keys;
  }

  private @Nullable Version now(String key) {
    List<Version> all = versions.getOrDefault(key, List.of());
    Version last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last != null && last.to().equals(LocalDate.MAX) ? last : null;
  }

  private void end(String key) {
    Version now = now(key);
    if (now != null) {
      replaceLast(key, new Version(now.told(), now.from(), latest, now.toldBy()));
    }
  }

  private void replaceLast(String key, Version version) {
    List<Version> all = versions.getOrDefault(key, new ArrayList<>());
    all.set(all.size() - 1, version);
  }

  /** What was known at the end of a day, in the order of the keys. */
  List<String> knownOn(LocalDate day) {
    List<String> known = new ArrayList<>();
    versions.forEach(
        (key, all) ->
            all.stream()
                .filter(version -> !version.from().isAfter(day) && version.to().isAfter(day))
                .map(Version::told)
                .map(t -> day + " " + key + " " + t.date() + " " + t.unit() + " " + t.quantity())
                .forEach(known::add));
    return known;
  }
}
