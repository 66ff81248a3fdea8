package se.jamnt.pipeline;

import org.jspecify.annotations.Nullable;

/** Which version of the program this is. */
public final class SoftwareVersion {

  /** As the build wrote it into the jar; {@code development} where there is no jar. */
  public static final String VERSION = version();

  private SoftwareVersion() {}

  private static String version() {
    @Nullable String built = SoftwareVersion.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }
}
