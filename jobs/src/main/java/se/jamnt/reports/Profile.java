package se.jamnt.reports;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import se.jamnt.model.Words;

/**
 * How an organisation's reports look and whom they lead to.
 *
 * @param contact whom a reader may ask, on the cover
 * @param colour of headings and lines, as {@code #17405C}; dark enough to be read on white
 * @param logo a PNG file's bytes, at the top of every page
 */
public record Profile(Optional<Words> contact, Optional<String> colour, Optional<Logo> logo) {

  /** The templates' own look, and nobody named. */
  static final Profile NONE = new Profile(Optional.empty(), Optional.empty(), Optional.empty());

  /** A picture by its bytes, so that another file of the same name is another picture. */
  public record Logo(String base64) {

    static Logo of(byte[] png) {
      return new Logo(Base64.getEncoder().encodeToString(png));
    }

    byte[] png() {
      return Base64.getDecoder().decode(base64);
    }

    /** Whether bytes begin as a PNG file does. */
    static boolean isPng(byte[] bytes) {
      byte[] begins = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
      return bytes.length > begins.length && Arrays.equals(begins, Arrays.copyOf(bytes, 8));
    }
  }
}
