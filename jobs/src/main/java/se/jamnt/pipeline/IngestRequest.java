package se.jamnt.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import se.jamnt.ingest.Inbox.Wish;

/**
 * Which deliveries are to be taken.
 *
 * @param places folders, not looked through further down, and single files
 * @param source the source of all files, or empty to go by their names
 * @param wish what is taken beyond what is new
 */
public record IngestRequest(List<Path> places, Optional<String> source, Wish wish) {

  /** Whether a person named files one by one, and wants to be told of each. */
  boolean namesFiles() {
    return places.stream().anyMatch(Files::isRegularFile);
  }
}
