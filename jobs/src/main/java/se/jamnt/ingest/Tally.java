package se.jamnt.ingest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.jamnt.model.DateSpan;
import se.jamnt.model.Sex;

/** Counts a file's rows while they are read. */
final class Tally {

  private final FactTable table;
  private final Set<String> units = new HashSet<>();
  private long read;
  private long good;
  private long unknownSex;
  private long sexConflict;
  private @Nullable LocalDate first;
  private @Nullable LocalDate last;
  private boolean open;
  private @Nullable DateSpan covers;
  private final KeysOfFile keys = new KeysOfFile();

  Tally(FactTable table) {
    this.table = table;
  }

  void add(Row row) {
    read++;
    if (row instanceof Row.Bad bad) {
      bad.keys().forEach(keys::add);
    }
    if (row instanceof Row.Good told && !told.facts().isEmpty()) {
      good++;
      boolean unknown = false;
      boolean conflict = false;
      for (Fact fact : told.facts()) {
        unknown |= fact.sex() == Sex.U;
        conflict |= fact.sexConflict();
        add(fact);
      }
      if (told.covers() != null) {
        cover(told.covers());
      }
      unknownSex += unknown ? 1 : 0;
      sexConflict += conflict ? 1 : 0;
    }
  }

  private void add(Fact fact) {
    if (!units.contains(fact.unit())) {
      units.add(fact.unit());
    }
    if (fact.naturalKey() != null) {
      keys.add(fact.naturalKey());
    }
    between(fact.date(), fact.end() == null ? fact.date() : fact.end());
    open |= fact.end() == null;
  }

  private void between(LocalDate from, LocalDate to) {
    first = first == null || from.isBefore(first) ? from : first;
    last = last == null || to.isAfter(last) ? to : last;
  }

  private void cover(DateSpan days) {
    if (covers == null) {
      covers = days;
    } else if (days.first().isBefore(covers.first()) || days.last().isAfter(covers.last())) {
      LocalDate from = days.first().isBefore(covers.first()) ? days.first() : covers.first();
      LocalDate to = days.last().isAfter(covers.last()) ? days.last() : covers.last();
      covers = new DateSpan(from, to);
    }
  }

  /** Adds rows that follow. */
  void addAll(Tally later) {
    read += later.read;
    good += later.good;
    unknownSex += later.unknownSex;
    sexConflict += later.sexConflict;
    units.addAll(later.units);
    keys.addAll(later.keys);
    if (later.first != null && later.last != null) {
      between(later.first, later.last);
    }
    open |= later.open;
    if (later.covers != null) {
      cover(later.covers);
    }
  }

  /** From the earliest to the latest day that good rows say the file covers, where rows do. */
  Optional<DateSpan> covers() {
    return Optional.ofNullable(covers);
  }

  /** Whether no key stands twice; if not so, one may. */
  boolean eachKeyOnce() {
    return keys.eachOnce();
  }

  /** Good rows and bad. */
  long read() {
    return read;
  }

  /** The units of the good rows. */
  List<String> units() {
    return units.stream().sorted().toList();
  }

  Told told() {
    return new Told(good, unknownSex, sexConflict, first, last);
  }

  /** The dates of all good rows, if each of them begins a version. */
  Told.Touched touched() {
    boolean endless = table == FactTable.EPISODE && open;
    return new Told.Touched(first, endless ? LocalDate.MAX : last);
  }
}
