package se.jamnt.pipeline;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.jamnt.disclosure.Auditing;
import se.jamnt.disclosure.Protection;
import se.jamnt.disclosure.Revisions;
import se.jamnt.indicators.Computation;
import se.jamnt.indicators.StrayRecords;
import se.jamnt.publish.Drawing;
import se.jamnt.publish.Publication;

/**
 * The story of a night: what came in becomes facts, figures, protected tables, pages, a release.
 */
@Configuration
class NightlyJob {

  static final String NIGHTLY = "nightly";
  static final String INGEST = "ingest";
  static final String REPORT = "report";
  static final String PUBLISH = "publish";
  static final String RERUN = "rerun";

  private static final String DELIVERIES = "deliveries taken";
  private static final String FIGURES = "figures computed";
  private static final String PROTECTED = "small groups protected";
  private static final String CHANGES = "changes found";
  private static final String REPORTS = "reports drawn";
  private static final String AUDITED = "periods audited";
  private static final String PUBLISHED = "periods published";
  private static final String REVISIONS = "closed periods compared";

  @Bean(NIGHTLY)
  Job nightly(
      JobRepository repository,
      Steps steps,
      Ingestion ingestion,
      Computation computation,
      StrayRecords strays,
      Protection protection,
      Drawing drawing,
      Auditing auditing,
      Publication publication,
      Revisions revisions,
      Run run) {
    return new JobBuilder(NIGHTLY, repository)
        .start(steps.oneByOne(DELIVERIES, ingestion::waiting, ingestion::take))
        .next(
            steps.oneByOne(
                FIGURES,
                computation::due,
                due -> run.computed(due.period(), computation.compute(due, run.id()))))
        .next(
            steps.linesSideBySide(
                PROTECTED,
                () -> Protection.Due.byCluster(protection.due()),
                due -> run.protectedTable(protection.protect(due))))
        .next(steps.sideBySide(REPORTS, drawing::due, page -> run.drawn(drawing.draw(page))))
        .next(
            steps.linesSideBySide(
                AUDITED,
                () -> Auditing.Due.byCluster(auditing.due()),
                due -> run.audited(auditing.audit(due))))
        .next(
            steps.oneByOne(
                PUBLISHED,
                publication::due,
                due -> run.published(publication.publish(due, run.id(), run.start()))))
        .next(
            steps.oneByOne(
                REVISIONS,
                () -> {
                  run.strays(strays.look());
                  return revisions.due();
                },
                due -> run.compared(revisions.compare(due))))
        .build();
  }

  /** Only the first step. */
  @Bean(INGEST)
  Job ingest(JobRepository repository, Steps steps, Ingestion ingestion) {
    return new JobBuilder(INGEST, repository)
        .start(steps.oneByOne(DELIVERIES, ingestion::waiting, ingestion::take))
        .build();
  }

  /** The later steps for one period that a person asks for. */
  @Bean(REPORT)
  Job report(
      JobRepository repository,
      Steps steps,
      Computation computation,
      Protection protection,
      ReleaseChanges changes,
      Drawing drawing,
      Auditing auditing,
      Publication publication,
      Requests requests,
      Run run) {
    return onePeriod(
        REPORT,
        repository,
        steps,
        computation,
        protection,
        changes,
        drawing,
        auditing,
        publication,
        requests,
        run);
  }

  /** The same, and boards are closed with it. */
  @Bean(PUBLISH)
  Job publish(
      JobRepository repository,
      Steps steps,
      Computation computation,
      Protection protection,
      ReleaseChanges changes,
      Drawing drawing,
      Auditing auditing,
      Publication publication,
      Requests requests,
      Run run) {
    return onePeriod(
        PUBLISH,
        repository,
        steps,
        computation,
        protection,
        changes,
        drawing,
        auditing,
        publication,
        requests,
        run);
  }

  /** Periods made again, in a home that is a copy of another. */
  @Bean(RERUN)
  Job rerun(
      JobRepository repository,
      Steps steps,
      Computation computation,
      Protection protection,
      ReleaseChanges changes,
      Drawing drawing,
      Auditing auditing,
      Publication publication,
      Requests requests,
      Run run) {
    return new JobBuilder(RERUN, repository)
        .start(
            steps.oneByOne(
                FIGURES,
                computation::due,
                due -> run.computed(due.period(), computation.compute(due, run.id()))))
        .next(
            steps.linesSideBySide(
                PROTECTED,
                () -> Protection.Due.byCluster(protection.due()),
                due -> run.protectedTable(protection.protect(due))))
        .next(steps.oneByOne(CHANGES, changes::due, changes::find))
        .next(
            steps.sideBySide(
                REPORTS,
                () -> requests.rerun().stream().flatMap(one -> drawing.due(one).stream()).toList(),
                page -> run.drawn(drawing.draw(page))))
        .next(
            steps.linesSideBySide(
                AUDITED,
                () -> Auditing.Due.byCluster(auditing.due()),
                due -> run.audited(auditing.audit(due))))
        .next(
            steps.oneByOne(
                PUBLISHED,
                () -> publication.due(requests.rerun()),
                due -> run.published(publication.publish(due, run.id(), run.start()))))
        .build();
  }

  private static Job onePeriod(
      String name,
      JobRepository repository,
      Steps steps,
      Computation computation,
      Protection protection,
      ReleaseChanges changes,
      Drawing drawing,
      Auditing auditing,
      Publication publication,
      Requests requests,
      Run run) {
    return new JobBuilder(name, repository)
        .start(
            steps.oneByOne(
                FIGURES,
                () -> computation.due(requests.onePeriod().period()),
                due -> run.computed(due.period(), computation.compute(due, run.id()))))
        .next(
            steps.linesSideBySide(
                PROTECTED,
                () -> Protection.Due.byCluster(protection.due(requests.onePeriod().period())),
                due -> run.protectedTable(protection.protect(due))))
        .next(steps.oneByOne(CHANGES, changes::due, changes::find))
        .next(
            steps.sideBySide(
                REPORTS,
                () -> drawing.due(requests.onePeriod().period()),
                page ->
                    run.drawn(
                        requests.onePeriod().drawAnew().contains(page.node())
                            ? drawing.drawAnew(page)
                            : drawing.draw(page))))
        .next(
            steps.linesSideBySide(
                AUDITED,
                () -> Auditing.Due.byCluster(auditing.due(requests.onePeriod().period())),
                due -> run.audited(auditing.audit(due))))
        .next(
            steps.oneByOne(
                PUBLISHED,
                () -> publication.due(requests.onePeriod().period()),
                due -> run.published(publication.publish(due, run.id(), run.start()))))
        .build();
  }
}
