package se.jamnt.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Copies reports to folders of others, each once for each release. A file is there whole or not at
 * all, so copying it once more after a kill does no harm. A folder that can't be reached keeps
 * nothing from the others; its reports wait for the next run.
 */
final class FolderCopies {

  private final MailLedger ledger;
  private final Runnable requireLock;
  private final List<Path> copied = new ArrayList<>();
  private final Map<Path, String> reasons = new LinkedHashMap<>();
  private final Map<Path, Integer> waiting = new LinkedHashMap<>();

  FolderCopies(MailLedger ledger, Runnable requireLock) {
    this.ledger = ledger;
    this.requireLock = requireLock;
  }

  /** Copies what does not lie in its folders yet, and notes in the ledger what could not be. */
  void copy(List<Letter> letters, Function<Letter, List<Path>> folders) {
    for (Letter letter : letters) {
      for (Path folder : folders.apply(letter)) {
        if (!ledger.isCopied(letter, folder.toString())) {
          requireLock.run();
          copy(letter, folder);
        }
      }
    }
    ledger.waiting(notCopied());
  }

  List<Path> copied() {
    return copied;
  }

  List<WaitingCopy> notCopied() {
    return reasons.entrySet().stream()
        .map(
            one ->
                new WaitingCopy(
                    one.getKey().toString(),
                    waiting.getOrDefault(one.getKey(), 0),
                    one.getValue(),
                    ""))
        .toList();
  }

  private void copy(Letter letter, Path folder) {
    // a network that does not answer takes its time to say so: once is enough
    if (!reasons.containsKey(folder)) {
      try {
        put(letter.pdf().get(), folder, letter.fileName());
        ledger.copied(letter, folder.toString());
        copied.add(folder.resolve(letter.fileName()));
        return;
      } catch (IOException e) {
        reasons.put(folder, reason(e));
      }
    }
    waiting.merge(folder, 1, Integer::sum);
  }

  private static void put(byte[] bytes, Path folder, String name) throws IOException {
    Path beside = folder.resolve("." + name + ".part");
    try {
      try (FileChannel file =
          FileChannel.open(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          file.write(rest);
        }
        // the ledger will say that it lies there, also after a power failure
        file.force(true);
      }
      Files.move(
          beside,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder; is it mounted?";
    }
    if (e instanceof AccessDeniedException) {
      return "the user of this run may not write there";
    }
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return said == null ? e.toString() : said;
  }
}
