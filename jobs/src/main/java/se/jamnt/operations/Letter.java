package se.jamnt.operations;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import se.jamnt.operations.Distribution.Gets;
import se.jamnt.operations.Distribution.Recipients;

/**
 * What a board's recipients are to get of a release.
 *
 * @param release its number in the ledger
 * @param period its id
 * @param board its id
 * @param revision 0 while the period is open
 * @param boardName as the reader knows it
 * @param periodName in words
 * @param path the report, from the published tree's root
 * @param report SHA-256 of the report, as its manifest tells
 * @param pdf the report's bytes
 */
public record Letter(
    long release,
    String period,
    String board,
    int revision,
    String boardName,
    String periodName,
    String path,
    String report,
    Supplier<byte[]> pdf) {

  /** The name of the report where it leaves its folder: {@code 2013-T2-socialnamnden.pdf}. */
  String fileName() {
    return period + "-" + board + ".pdf";
  }

  /** The mail with a Message-ID that stays, however often it is tried. */
  MimeMessage message(
      Distribution distribution,
      Recipients recipients,
      Session session,
      String messageId,
      Instant now)
      throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    message.setFrom(new InternetAddress(distribution.from(), true));
    if (distribution.replyTo().isPresent()) {
      message.setReplyTo(InternetAddress.parse(distribution.replyTo().get(), true));
    }
    for (String to : recipients.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    Map<String, String> values = values(distribution);
    message.setSubject(
        Distribution.filled(distribution.subject(), values), StandardCharsets.UTF_8.name());
    String text = Distribution.filled(distribution.text(), values);
    if (recipients.gets() == Gets.PDF) {
      message.setContent(withReport(text));
    } else {
      message.setText(
          text.contains(link(distribution).orElse("")) ? text : text + "\n" + values.get("link"),
          StandardCharsets.UTF_8.name());
    }
    message.saveChanges();
    return message;
  }

  private Map<String, String> values(Distribution distribution) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("board", boardName);
    values.put("period", periodName);
    values.put("revision", String.valueOf(revision));
    values.put("link", link(distribution).orElse(""));
    return values;
  }

  private Optional<String> link(Distribution distribution) {
    return distribution.publishedAt().map(at -> at + "/" + path);
  }

  private MimeMultipart withReport(String text) throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, StandardCharsets.UTF_8.name());
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf.get(), "application/pdf")));
    file.setFileName(fileName());
    MimeMultipart both = new MimeMultipart();
    both.addBodyPart(words);
    both.addBodyPart(file);
    return both;
  }
}
