package se.jamnt.operations;

/** What became of one attempt to send a mail. */
public sealed interface Answer {

  /** What the server said, or why there is no answer. */
  String text();

  /** The server has taken the mail. */
  record Sent(String text) implements Answer {}

  /** The server has certainly not taken it, and may be asked again. */
  record NotAccepted(String text) implements Answer {}

  /** The server has certainly not taken it, and would not another time: a wrong address. */
  record Refused(String text) implements Answer {}

  /** The answer was lost: perhaps the server has it, perhaps not. */
  record Unknown(String text) implements Answer {}

  /** The word in the ledger of mails. */
  default String word() {
    if (this instanceof Sent) {
      return "sent";
    }
    if (this instanceof NotAccepted) {
      return "not-accepted";
    }
    return this instanceof Refused ? "refused" : "unknown";
  }
}
