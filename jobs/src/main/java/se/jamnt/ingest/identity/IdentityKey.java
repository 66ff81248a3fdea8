package se.jamnt.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.jamnt.model.NodeId;

/** The secret from which the keys of boards and organisations are derived: 32 random bytes. */
public final class IdentityKey {

  private static final int BYTES = 32;

  private final SecretKeySpec secret;

  private IdentityKey(byte[] secret) {
    this.secret = key(secret);
  }

  /** A new secret. */
  public static IdentityKey make() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new IdentityKey(secret);
  }

  /**
   * The secret as a file holds it.
   *
   * @param hex 64 hexadecimal digits
   * @throws IllegalArgumentException if it is anything else
   */
  public static IdentityKey of(String hex) {
    byte[] secret = HexFormat.of().parseHex(hex.strip());
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("expected " + 2 * BYTES + " hexadecimal digits");
    }
    return new IdentityKey(secret);
  }

  /** The secret as a file holds it. */
  String hex() {
    return HexFormat.of().formatHex(secret.getEncoded());
  }

  /** Tells this key from every other without giving it away; 32 hexadecimal digits. */
  public String fingerprint() {
    byte[] hash = mac(secret).doFinal("jamnt identity key".getBytes(UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
  }

  /**
   * The key of the board or organisation within which persons are linked: boards are separate
   * authorities, so each has its own unless a legal basis says otherwise.
   */
  Mac within(NodeId node) {
    String derived = node.level().word() + " " + node.id();
    return mac(key(mac(secret).doFinal(derived.getBytes(UTF_8))));
  }

  private static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "IdentityKey";
  }
}
