package se.jamnt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.sf.jasperreports.engine.JasperPrint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.jamnt.reports.RenderParts;
import se.jamnt.reports.ReportDocument;

/** Reports drawn by the templates, against the same contents drawn bare by the PDF library. */
@Tag("render")
class RenderBench {

  private static final int ROUNDS = Integer.getInteger("jamnt.bench.rounds", 60);
  private static final int REPORTS = Integer.getInteger("jamnt.bench.reports", 3000);
  private static final int THREADS = 2;

  private final RenderParts parts = new RenderParts();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Something done for a report. */
  private interface Work {
    Object of(ReportDocument document);
  }

  @Test
  void reports() throws Exception {
    List<ReportDocument> documents = parts.documents();
    for (int i = 0; i < ROUNDS / 2; i++) {
      documents.forEach(parts::render);
      documents.forEach(parts::bare);
    }
    double whole = milliseconds(parts::render);
    double bare = milliseconds(parts::bare);
    double fill = milliseconds(parts::fill);
    double charts =
        milliseconds(
            document -> {
              parts.charts(document);
              return document;
            });
    List<JasperPrint> prints = documents.stream().map(parts::fill).toList();
    double export = milliseconds(d -> parts.export(prints.get(documents.indexOf(d)), d));
    double untagged = milliseconds(d -> parts.exportBare(prints.get(documents.indexOf(d))));
    System.out.printf(
        Locale.ROOT,
        "a report: %.1f ms CPU; fill %.0f %%, export %.0f %% (of it charts %.0f %%, tagging %.0f %%);"
            + " bare %.1f ms; without charts %.1f ms, bare %.1f ms%n",
        whole,
        100 * fill / whole,
        100 * export / whole,
        100 * charts / whole,
        100 * (export - untagged) / whole,
        bare,
        whole - charts,
        bare - charts);

    long begin = System.nanoTime();
    long bytes = drawMany(documents);
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(bytes).isGreaterThan(REPORTS * 10_000L);
    System.out.printf(Locale.ROOT, "bench render cpu %.2f x-bare%n", whole / bare);
    System.out.printf(Locale.ROOT, "bench render speed %.1f reports/s%n", REPORTS / seconds);
    System.out.printf(Locale.ROOT, "bench render peak-heap %.0f MB%n", peakHeap() / 1e6);
  }

  /** Mean CPU of this thread for a document, over rounds of all. */
  private double milliseconds(Work work) {
    List<ReportDocument> documents = parts.documents();
    long begin = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      for (ReportDocument document : documents) {
        assertThat(work.of(document)).isNotNull();
      }
    }
    return (threads.getCurrentThreadCpuTime() - begin) / 1e6 / ROUNDS / documents.size();
  }

  private long drawMany(List<ReportDocument> documents) throws Exception {
    AtomicLong bytes = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> drawn = new ArrayList<>();
      for (int i = 0; i < REPORTS; i++) {
        ReportDocument one = RenderParts.numbered(documents.get(i % documents.size()), i);
        drawn.add(pool.submit(() -> bytes.addAndGet(parts.render(one).length)));
      }
      for (Future<?> each : drawn) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    return bytes.get();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
