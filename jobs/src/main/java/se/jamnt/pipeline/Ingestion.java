package se.jamnt.pipeline;

import java.io.IOException;
import java.util.List;
import se.jamnt.ingest.Inbox;
import se.jamnt.ingest.Incoming;
import se.jamnt.ingest.Ingest;
import se.jamnt.operations.PersonRecords;

/** The run's part of ingestion: which places are looked at, and what becomes of what is there. */
final class Ingestion {

  private final Ingest ingest;
  private final IngestRequest request;
  private final Run run;
  private final PersonRecords persons;

  Ingestion(Ingest ingest, IngestRequest request, Run run, PersonRecords persons) {
    this.ingest = ingest;
    this.request = request;
    this.run = run;
    this.persons = persons;
  }

  /** The deliveries to take, in order; what no source recognises is noted. */
  List<Incoming> waiting() throws IOException {
    // a run that was killed may have taken a file and not come so far
    persons.forgetAgain();
    Inbox inbox =
        request.source().isPresent()
            ? ingest.look(request.places(), request.wish(), request.source().get())
            : ingest.look(request.places(), request.wish());
    ingest.note(inbox.notRecognised(), !request.namesFiles());
    inbox.notRecognised().forEach(run::notRecognised);
    if (request.namesFiles()) {
      inbox.taken().forEach(run::takenBefore);
    }
    return inbox.toTake();
  }

  void take(Incoming file) throws IOException {
    run.took(ingest.take(file, request.wish().accept()));
    // an export can hold a person whom Jämnt has been told to forget
    persons.forgetAgain();
  }
}
