package se.jamnt.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.jamnt.indicators.Breakdown;
import se.jamnt.indicators.IndicatorDefinition;
import se.jamnt.indicators.Measure;
import se.jamnt.indicators.Statistic;
import se.jamnt.model.Sex;

/** What a reader of published files knows of each cell, and which cells are there but hidden. */
final class ReadCells {

  private final Map<String, IndicatorDefinition> definitions;
  private final WhatIsCounted whatIsCounted = new WhatIsCounted();
  private final Map<Cell, Long> counts = new HashMap<>();
  private final Set<Cell> amounts = new HashSet<>();
  private final Set<Cell> told = new HashSet<>();
  private final List<Cell> inOrder;
  private final List<Rest> rests = new ArrayList<>();
  private final Map<List<Object>, Set<String>> categories = new HashMap<>();
  private final List<String> contradictions = new ArrayList<>();

  ReadCells(Collection<PublishedRow> rows, Map<String, IndicatorDefinition> definitions) {
    this.definitions = definitions;
    rows.stream().filter(row -> !row.isMissing()).forEach(this::read);
    this.inOrder = told.stream().sorted(Cell.ORDER).toList();
    for (Cell cell : inOrder) {
      categories
          .computeIfAbsent(List.of(cell.undivided(), cell.breakdown()), line -> new HashSet<>())
          .add(cell.category());
    }
  }

  private void read(PublishedRow row) {
    IndicatorDefinition definition = definitions.get(row.key().indicator());
    if (definition == null) {
      throw new IllegalArgumentException("no indicator " + row.key().indicator());
    }
    if (definition.countsNoPeople()) {
      return; // its bases are numbers of indicators or answers, not of people
    }
    if (definition.measure() instanceof Measure.Resources resources) {
      resources.selection(row.key().category()).ifPresent(one -> resource(row, one));
      return;
    }
    Measure measure = definition.measure();
    Cell whole = cell(row, whatIsCounted.by(definition));
    switch (row.key().statistic()) {
      case COUNT -> count(whole, row.base());
      case Q1, Q3 -> count(valued(whole, measure), row.base());
      case MEDIAN -> {
        Cell valued = valued(whole, measure);
        count(
            measure instanceof Measure.PerNumber
                ? with(valued, valued.counted().persons())
                : valued,
            row.base());
      }
      case MEAN, SUM -> amount(valued(whole, measure), row);
      case SHARE -> {
        if (measure instanceof Measure.Transition transition) {
          Cell part = whole;
          Cell all = part.of(transition.atStart(), Breakdown.parts(part.category()).get(0));
          count(all, row.base());
          count(part, row.part());
          rests.add(new Rest(all, part));
          return;
        }
        Cell all = measure.other().map(other -> cell(row, whatIsCounted.by(other))).orElse(whole);
        Cell part =
            measure.other().isPresent() ? whole : cell(row, whole.counted().partOf(measure));
        count(all, row.base());
        count(part, row.part());
        rests.add(new Rest(all, part));
      }
      case DISTRIBUTION -> {
        if (measure instanceof Measure.BySex bySex) {
          if (row.key().sex() != Sex.T && bySex.value().isPresent()) {
            amount(valued(whole, measure), row, row.part());
          } else if (row.key().sex() != Sex.T) {
            count(whole, row.part());
          }
        } else {
          count(whole.undivided(), row.base());
          count(whole, row.part());
        }
      }
      case RATIO -> {
        if (measure instanceof Measure.PerOther per) {
          count(whole, row.part());
          if (!per.per().looksUp()) {
            count(cell(row, whatIsCounted.by(per.per())), row.base());
          }
        } else {
          Cell valued = valued(whole, measure);
          amount(valued, row);
          if (measure instanceof Measure.PerPerson) {
            count(cell(row, valued.counted().persons()), row.part());
          }
        }
      }
      case LOW,
          HIGH,
          GAP,
          GAP_RATIO,
          CHANGE_PREVIOUS,
          CHANGE_YEAR,
          CHANGE_BASELINE,
          CHANGE_START_EXIT,
          STATUS,
          LATEST -> {
        // they tell nothing that the figures they follow from do not tell
      }
    }
  }

  private void resource(PublishedRow row, IndicatorDefinition selection) {
    if (row.key().sex() == Sex.T) {
      return; // what is known of women and men together
    }
    Cell valued = valued(cell(row, whatIsCounted.by(selection)).undivided(), selection.measure());
    if (row.key().statistic() == Statistic.DISTRIBUTION) {
      amount(valued, row, row.part());
    } else if (row.key().statistic() == Statistic.RATIO) {
      count(with(valued, valued.counted().persons()), row.part());
    }
  }

  private Cell cell(PublishedRow row, Counted counted) {
    return new Cell(
        counted,
        row.key().period(),
        row.key().node(),
        row.key().breakdown(),
        row.key().category(),
        row.key().sex());
  }

  private Cell valued(Cell whole, Measure measure) {
    return with(whole, whole.counted().with(measure.value().orElseThrow()));
  }

  private Cell with(Cell cell, Counted counted) {
    return cell.of(counted);
  }

  private void amount(Cell valued, PublishedRow row) {
    amount(valued, row, row.base());
  }

  private void amount(Cell valued, PublishedRow row, Optional<Long> count) {
    count(valued, count);
    Cell addedUp = with(valued, valued.counted().addedUp());
    told.add(addedUp);
    if (!row.isHidden()) {
      amounts.add(addedUp);
    }
  }

  private void count(Cell cell, Optional<Long> count) {
    told.add(cell);
    count.ifPresent(
        number -> {
          Long before = counts.put(cell, number);
          if (before != null && !before.equals(number)) {
            contradictions.add(before + " and " + number + " for " + cell);
          }
        });
  }

  /** Every cell that a row tells of or hides, in order. */
  List<Cell> all() {
    return inOrder;
  }

  /** The categories that have a row beside a cell of a breakdown. */
  Set<String> categories(Cell cell) {
    return categories.getOrDefault(List.of(cell.undivided(), cell.breakdown()), Set.of());
  }

  boolean has(Cell cell) {
    return told.contains(cell);
  }

  boolean isKnown(Cell cell) {
    return counts.containsKey(cell) || amounts.contains(cell);
  }

  Optional<Long> count(Cell cell) {
    return Optional.ofNullable(counts.get(cell));
  }

  List<Rest> rests() {
    return rests;
  }

  /** Cells for which the files have two different numbers. */
  List<String> contradictions() {
    return contradictions;
  }
}
