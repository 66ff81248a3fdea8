package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.jamnt.database.Role;
import se.jamnt.database.TestDatabase;

/**
 * What was known at the end of a day, among a million records with a quarter of a million ended
 * versions, against counting every version there is.
 */
@Tag("as-of")
class AsOfBench {

  private static final int RECORDS = Integer.getInteger("jamnt.bench.rows", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("jamnt.bench.rounds", 5);
  private static final int MONTHS = 25;

  private static final String VERSIONS =
      """
      INSERT INTO facts.episode (source, natural_key, unit, sex, start_date, end_date, voided,
        attributes, known_from, known_to, from_delivery, to_delivery, content)
      SELECT 'stor', record::text, 'insats-' || record %% 40, (ARRAY['K', 'M'])[1 + record %% 2],
        DATE '2011-01-01' + record %% 900, DATE '2014-01-01', false,
        '{"activity": "coaching", "referrer": "municipality", "years-in-support": 2.5}',
        %s, %s, %s, %s, decode(md5(record || ' ' || month), 'hex')
      FROM generate_series(1, :records) AS record, generate_series(1, :months) AS month
      WHERE %s
      """;

  private static final String AS_OF =
      """
      SELECT unit, sex, count(*) FROM facts.episode
      WHERE source = 'stor' AND known_from <= DATE '2013-06-30' AND known_to > DATE '2013-06-30'
      GROUP BY unit, sex
      """;

  private static final String EVERY_VERSION =
      "SELECT unit, sex, count(*) FROM facts.episode GROUP BY unit, sex";

  private final TestDatabase database = TestDatabase.create();
  private final JdbcClient owner = JdbcClient.create(database.asOwner());
  private final JdbcClient computer = JdbcClient.create(database.as(Role.COMPUTER));

  @AfterEach
  void cleanUp() {
    database.close();
  }

  @Test
  void knownAtTheEndOfADay() {
    String first = "DATE '2012-01-01'";
    String changed = "(" + first + " + make_interval(months => month))::date";
    // each month one of a hundred records gets another version, so that a quarter gets one
    insert(first, changed, "1", "month + 1", "record % 100 = month - 1");
    insert(changed, "'infinity'", "month + 1", "NULL", "record % 100 = month - 1");
    insert(first, "'infinity'", "1", "NULL", "month = 1 AND record % 100 >= :months");
    owner.sql("VACUUM ANALYZE facts.episode").update();
    List<Double> asOf = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      all.add(seconds(EVERY_VERSION, RECORDS + RECORDS / 100L * MONTHS));
      asOf.add(seconds(AS_OF, RECORDS));
    }
    print("known", median(asOf), "s");
    print("known", median(asOf) / median(all), "x-scan");
  }

  private void insert(String from, String to, String began, String ended, String which) {
    owner
        .sql(VERSIONS.formatted(from, to, began, ended, which))
        .param("records", RECORDS)
        .param("months", MONTHS)
        .update();
  }

  private double seconds(String question, long expected) {
    long begin = System.nanoTime();
    long counted =
        computer.sql(question).query((row, n) -> row.getLong(3)).list().stream()
            .mapToLong(Long::longValue)
            .sum();
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(counted).isEqualTo(expected);
    return seconds;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void print(String measure, double value, String unit) {
    System.out.printf(Locale.ROOT, "bench as-of %s %.2f %s%n", measure, value, unit);
  }
}
