package se.jamnt.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.jamnt.ingest.CopyRows.Target;

/** Some rows of a file as PostgreSQL takes them, with the hash of what each record is told. */
final class EncodedRows {

  /** Half of a hash: 128 bits tell all contents apart, and a million rows stay small. */
  private static final int HASH_BYTES = 16;

  private static final int EPISODE_CELLS = 14;
  private static final int EVENT_CELLS = 16;
  private static final int REJECT_CELLS = 6;

  private final FactTable table;
  private final Target target;
  private final CopyBytes good = new CopyBytes();
  private final CopyBytes bad = new CopyBytes();
  private final MessageDigest sha256 = Sha256.digest();
  private final Tally tally;
  private int[] starts = new int[1 << 10];
  private int count;

  /** No rows yet. */
  EncodedRows(FactTable table, Target target) {
    this.table = table;
    this.target = target;
    this.tally = new Tally(table);
  }

  void add(Row row) {
    tally.add(row);
    if (row instanceof Row.Good read) {
      for (int part = 0; part < read.facts().size(); part++) {
        fact(read.line(), part, read.facts().get(part));
      }
    } else if (row instanceof Row.Bad rejected) {
      rejected.rejects().forEach(reject -> reject(rejected.line(), null, reject));
      Reject onlyKey = new Reject("", "", "", "");
      rejected.keys().forEach(key -> reject(rejected.line(), key, onlyKey));
    }
  }

  private void fact(long line, int part, Fact fact) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
    starts[count++] = good.length();
    good.row(table == FactTable.EPISODE ? EPISODE_CELLS : EVENT_CELLS);
    if (target instanceof Target.Known known) {
      good.text(known.source()).day(known.knownFrom()).bigint(known.delivery());
    } else {
      good.bigint(line).smallint(part).flag(fact.sexConflict());
    }
    int told = good.length();
    good.text(fact.naturalKey()).text(fact.unit());
    if (fact.person() == null) {
      good.nothing();
    } else {
      good.key(fact.person());
    }
    good.text(fact.sex().name());
    if (fact.birthYear() == null) {
      good.nothing();
    } else {
      good.smallint(fact.birthYear());
    }
    good.text(fact.district()).day(fact.date());
    switch (table) {
      case EPISODE -> good.day(fact.end());
      case EVENT -> counted(fact);
    }
    good.flag(fact.voided()).hash(told, sha256);
    byte[] attributes = fact.attributes().getBytes(UTF_8);
    sha256.update(attributes);
    if (target instanceof Target.Known) {
      good.jsonb(attributes);
    } else {
      good.bytes(attributes);
    }
    good.bytes(Arrays.copyOf(sha256.digest(), HASH_BYTES));
  }

  private void counted(Fact fact) {
    good.bigint(fact.quantity());
    if (fact.minutes() == null) {
      good.nothing();
    } else {
      good.integer(Math.toIntExact(fact.minutes()));
    }
    if (fact.amount() == null) {
      good.nothing();
    } else {
      good.numeric(fact.amount());
    }
  }

  private void reject(long line, @Nullable String key, Reject reject) {
    bad.row(REJECT_CELLS).bigint(line).text(key).text(reject.column()).text(reject.value());
    bad.text(reject.expected()).text(reject.reason());
  }

  /** What the rows are. */
  Tally tally() {
    return tally;
  }

  /** The records that can be used, one after another. */
  CopyBytes good() {
    return good;
  }

  /** The rejects of the rows that can't. */
  CopyBytes bad() {
    return bad;
  }

  /** How many records can be used. */
  int records() {
    return count;
  }

  /** Where a record begins among the good ones. */
  int start(int record) {
    return starts[record];
  }

  /** Where it ends, just after the hash of its content. */
  int end(int record) {
    return record + 1 < count ? starts[record + 1] : good.length();
  }
}
