package se.jamnt.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over texts in order; equal fingerprints mean equal inputs. */
public final class Fingerprint {

  private static final int AT_A_TIME = 1 << 16;

  private final MessageDigest digest;

  private Fingerprint() {
    this.digest = sha256();
  }

  /** A fingerprint that begins with what it is of, so that those of other things differ. */
  public static Fingerprint of(String what) {
    return new Fingerprint().with(what);
  }

  /** The SHA-256 of bytes, in lower-case hexadecimal digits. */
  public static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** The same of all that a stream gives. */
  public static String ofBytes(InputStream stream) throws IOException {
    MessageDigest digest = sha256();
    byte[] some = new byte[AT_A_TIME];
    for (int read = stream.read(some); read >= 0; read = stream.read(some)) {
      digest.update(some, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a text. The length goes first, so that no two lists of texts look alike. */
  public Fingerprint with(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** Ends the fingerprint; 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
