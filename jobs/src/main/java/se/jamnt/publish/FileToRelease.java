package se.jamnt.publish;

import java.nio.file.Path;
import java.util.function.Supplier;
import se.jamnt.model.Fingerprint;

/** A file on its way into a release; those that lie somewhere already are not read for it. */
sealed interface FileToRelease {

  /** The SHA-256 of its content, in hexadecimal digits. */
  String sha256();

  /** Its content. */
  byte[] bytes();

  /** Puts it where it belongs. */
  void putAt(Path place);

  /** One that has been made in memory. */
  final class Made implements FileToRelease {

    private final byte[] bytes;
    private final String sha256;

    Made(byte[] bytes) {
      this.bytes = bytes.clone();
      this.sha256 = Fingerprint.ofBytes(bytes);
    }

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public void putAt(Path place) {
      WholeFile.write(place, bytes);
    }
  }

  /** One that lies on the same disk and stays as it is. */
  record Lying(Path file, String sha256) implements FileToRelease {

    @Override
    public byte[] bytes() {
      return WholeFile.read(file);
    }

    @Override
    public void putAt(Path place) {
      WholeFile.link(file, place);
    }
  }

  /** One that the ledger keeps. */
  record Kept(String sha256, Supplier<byte[]> reading) implements FileToRelease {

    @Override
    public byte[] bytes() {
      return reading.get();
    }

    @Override
    public void putAt(Path place) {
      WholeFile.write(place, bytes());
    }
  }
}
