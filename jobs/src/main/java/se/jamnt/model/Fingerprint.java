package se.jamnt.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over texts in order; equal fingerprints mean equal inputs. */
public final class Fingerprint {

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
