package se.jamnt.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a zip file anew, so that the same contents give the same bytes at any time of day. */
final class StableZip {

  /** The first moment of 1980 would be written as one before zip files, with the zone's offset. */
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private StableZip() {}

  /** The same entries, by name, without times of their own. */
  static byte[] of(byte[] zip) {
    Map<String, byte[]> entries = new TreeMap<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry next = new ZipEntry(entry.getKey());
        next.setTimeLocal(SOME_TIME);
        out.putNextEntry(next);
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("packing in memory failed", e);
    }
    return bytes.toByteArray();
  }
}
