package se.jamnt.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on a page that a reader is to do, or to see when it is done. */
public final class PageBlock {

  private PageBlock() {}

  /** The block of code that follows a comment. */
  public static String of(Path page, String comment) throws IOException {
    Matcher block =
        Pattern.compile(
                "<!-- " + Pattern.quote(comment) + " -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    assertThat(block.find()).as("a block after the comment \"%s\"", comment).isTrue();
    return block.group(1);
  }
}
