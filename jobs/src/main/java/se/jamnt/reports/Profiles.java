package se.jamnt.reports;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.jamnt.configuration.Problems;
import se.jamnt.configuration.Vocabulary;
import se.jamnt.configuration.YamlMap;
import se.jamnt.model.OrganisationChart;
import se.jamnt.model.OrganisationChart.Organisation;
import se.jamnt.model.Words;

/** The graphic profiles in {@code config/profiles/<organisation>.yml}, with their logos beside. */
public record Profiles(Map<String, Profile> byOrganisation) {

  private static final int LARGEST_LOGO = 200_000;

  public Profiles {
    byOrganisation = Map.copyOf(byOrganisation);
  }

  /** A home whose reports all look as the templates say. */
  public static Profiles none() {
    return new Profiles(Map.of());
  }

  /** Reads all profiles; a colour too light for text on white is a problem. */
  public static Profiles read(Path home, OrganisationChart chart, Problems problems) {
    List<String> organisations = chart.organisations().stream().map(Organisation::id).toList();
    Map<String, Profile> profiles = new HashMap<>();
    Path folder = home.resolve("config/profiles");
    if (!Files.isDirectory(folder)) {
      return none();
    }
    for (Path file : Vocabulary.yamlFiles(folder)) {
      YamlMap map = YamlMap.read(home, file, problems);
      if (!organisations.contains(map.id())) {
        map.problem("no organisation \"" + map.id() + "\" in organisation.yml");
      }
      Optional<Words> contact =
          map.has("contact") ? Optional.of(map.words("contact")) : Optional.empty();
      profiles.put(map.id(), new Profile(contact, colour(map), logo(map, folder)));
      map.noOtherKeys();
    }
    return new Profiles(profiles);
  }

  private static Optional<String> colour(YamlMap map) {
    Optional<String> colour = map.optionalText("colour").map(c -> c.toUpperCase(Locale.ROOT));
    if (colour.isPresent() && !colour.get().matches("#[0-9A-F]{6}")) {
      map.problem("colour", "expected six digits 0-9 and A-F after #, such as \"#17405C\"");
      return Optional.empty();
    }
    colour.ifPresent(
        one -> {
          double contrast = Contrast.between(Color.decode(one), Color.WHITE);
          if (contrast < Contrast.OF_TEXT) {
            map.problem(
                "colour",
                String.format(
                    Locale.ROOT,
                    "is too light to read on white: contrast %.1f:1, expected at least %.1f:1",
                    contrast,
                    Contrast.OF_TEXT));
          }
        });
    return colour;
  }

  private static Optional<Profile.Logo> logo(YamlMap map, Path folder) {
    return map.optionalText("logo").flatMap(name -> logo(map, folder, name));
  }

  private static Optional<Profile.Logo> logo(YamlMap map, Path folder, String name) {
    Path file = folder.resolve(name).normalize();
    if (!folder.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
      map.problem("logo", "no file \"" + name + "\" in config/profiles/");
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!Profile.Logo.isPng(bytes) || bytes.length > LARGEST_LOGO) {
        map.problem(
            "logo", "expected a PNG file of at most " + LARGEST_LOGO / 1000 + " kB, found another");
        return Optional.empty();
      }
      return Optional.of(Profile.Logo.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  Profile of(String organisation) {
    return byOrganisation.getOrDefault(organisation, Profile.NONE);
  }
}
