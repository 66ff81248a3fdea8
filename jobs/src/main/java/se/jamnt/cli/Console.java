package se.jamnt.cli;

import java.io.PrintStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees: messages, and a result as text or JSON. */
final class Console {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final boolean json;
  private final PrintStream messages;

  /**
   * A console for one command.
   *
   * @param json whether the result is JSON, so that messages must not stand beside it
   */
  Console(boolean json) {
    this.json = json;
    this.messages = json ? System.err : System.out;
  }

  boolean json() {
    return json;
  }

  /** Whether messages go to a screen that a person watches; the launcher tells. */
  boolean isTerminal() {
    return Boolean.getBoolean("jamnt.terminal") && !json;
  }

  /** A message for the person who watches. */
  void say(String message) {
    messages.println(message);
  }

  /** The stream of the messages, for a bar that moves. */
  PrintStream messages() {
    return messages;
  }

  /** The result as JSON, where that was asked for. */
  void result(Object result) {
    if (json) {
      System.out.println(JSON.writeValueAsString(result));
    }
  }
}
