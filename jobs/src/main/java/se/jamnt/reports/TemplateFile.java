package se.jamnt.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.compilers.ReportExpressionsCompiler;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRExpressionCollector;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRValidationException;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.jspecify.annotations.Nullable;
import se.jamnt.configuration.ConfigurationException;
import se.jamnt.configuration.DefinitionProblem;
import se.jamnt.configuration.Problems;
import se.jamnt.reports.tagging.Tag;

/**
 * One JRXML file of the home's {@code templates/}. Its expressions are references to fields,
 * parameters, variables and messages; a template that holds code is refused, so that none is ever
 * compiled or run.
 */
final class TemplateFile {

  private final JasperReportsContext context;
  private final String name;
  private final String text;

  /**
   * Reads the file's text.
   *
   * @throws ConfigurationException if there is no such file
   */
  TemplateFile(JasperReportsContext context, Path templates, String fileName) {
    this.context = context;
    this.name = "templates/" + fileName;
    try {
      this.text = Files.readString(templates.resolve(fileName));
    } catch (IOException e) {
      throw problem(0, null, "expected a readable file: " + e);
    }
  }

  /**
   * The design as the file has it; every call makes a new one, which the caller may change.
   *
   * @throws ConfigurationException naming the elements that can't be used
   */
  JasperDesign design() {
    JasperDesign design = load();
    Problems problems = new Problems();
    if (design.getScriptletClass() != null || design.getQuery() != null) {
      problems.add(name, 0, null, "expected neither scriptlet nor query");
    }
    for (JRExpression code : code(design)) {
      problems.add(
          name,
          lineOf(code.getText()),
          null,
          "expected a reference such as $F{text}, got \"" + code.getText() + "\"");
    }
    for (String word : TemplateElements.properties(design, Tag.PROPERTY)) {
      if (Tag.of(word).isEmpty()) {
        problems.add(
            name,
            lineOf(word),
            Tag.PROPERTY,
            "expected one of " + Tag.words() + ", got \"" + word + "\"");
      }
    }
    problems.throwIfAny();
    return design;
  }

  private JasperDesign load() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return JRXmlLoader.load(context, new ByteArrayInputStream(bytes));
    } catch (JRException | JRRuntimeException e) {
      throw problem(lineIn(e), null, "expected a template of JasperReports 7: " + cause(e));
    }
  }

  private List<JRExpression> code(JasperDesign design) {
    JRExpressionCollector collector = JRExpressionCollector.collector(context, design);
    return ReportExpressionsCompiler.instance()
        .getExpressionsCompilation(collector.getCollector(design.getMainDataset()))
        .getSourceExpressions();
  }

  /**
   * Makes a design ready to be filled. Takes a few milliseconds, for there is no code in it.
   *
   * @throws ConfigurationException naming the elements that are wrong
   */
  JasperReport compile(JasperDesign design) {
    try {
      return JasperCompileManager.getInstance(context).compile(design);
    } catch (JRValidationException e) {
      List<DefinitionProblem> problems = new ArrayList<>();
      e.getFaults()
          .forEach(fault -> problems.add(new DefinitionProblem(name, 0, null, fault.getMessage())));
      throw new ConfigurationException(problems);
    } catch (JRException e) {
      throw problem(0, null, cause(e));
    }
  }

  /** An error in this file. */
  ConfigurationException problem(int line, @Nullable String key, String message) {
    return new ConfigurationException(List.of(new DefinitionProblem(name, line, key, message)));
  }

  /** The line, counted from 1, where a piece of the file stands first; 0 if nowhere. */
  private int lineOf(String piece) {
    int at = text.indexOf(piece);
    return at < 0 ? 0 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static int lineIn(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException parsing && parsing.getLocation() != null) {
        return parsing.getLocation().getLineNr();
      }
    }
    return 0;
  }

  private static String cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof JsonProcessingException parsing
        ? parsing.getOriginalMessage()
        : String.valueOf(cause.getMessage());
  }
}
