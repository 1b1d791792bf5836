package io.mountaineer.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of the text format of Prometheus 0.0.4 and of {@code promtool check metrics}: HELP and TYPE
 * before the samples and once each, the samples of a metric together and none twice, names and
 * labels of the allowed signs, {@code _total} for counters and for nothing else, base units.
 */
public final class PrometheusLint {

  private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\\S.*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary)");

  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{("
              + LABEL
              + "(?:,"
              + LABEL
              + ")*)})? (-?[0-9]+(?:\\.[0-9]+)?|NaN)");

  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> helped = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> samples = new HashSet<>();
  private String present = "";

  private PrometheusLint() {}

  /** Returns what is wrong with a text; empty when nothing is. */
  public static List<String> faults(String text) {
    PrometheusLint lint = new PrometheusLint();
    if (!text.endsWith("\n")) {
      lint.faults.add("no line break at the end");
    }
    text.lines().forEach(lint::line);
    return lint.faults;
  }

  private void line(String line) {
    Matcher help = HELP.matcher(line);
    Matcher type = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (help.matches()) {
      check(helped.add(help.group(1)), line, "HELP twice");
      begin(help.group(1), line);
    } else if (type.matches()) {
      check(types.put(type.group(1), type.group(2)) == null, line, "TYPE twice");
      begin(type.group(1), line);
      name(type.group(1), type.group(2), line);
    } else if (sample.matches()) {
      sample(sample.group(1), line);
    } else {
      faults.add("not understood: " + line);
    }
  }

  private void begin(String metric, String line) {
    if (!metric.equals(present)) {
      ended.add(present);
      check(!ended.contains(metric), line, "not together with the rest of it");
      present = metric;
    }
  }

  private void name(String metric, String type, String line) {
    boolean isTotal = metric.endsWith("_total");
    check(type.equals("counter") == isTotal, line, "_total is for counters, and they need it");
    check(!metric.matches(".*_(gauge|counter|summary)(_.*)?"), line, "its name says its type");
    check(!metric.matches(".*(milli|minutes|hours|days|_ms).*"), line, "no base unit");
    check(!metric.contains(":"), line, "a colon is for rules");
  }

  private void sample(String name, String line) {
    boolean isPart = "summary".equals(types.get(present)) && name.matches(present + "_(sum|count)");
    check(name.equals(present) || isPart, line, "not below its TYPE");
    check(helped.contains(present) && types.containsKey(present), line, "no HELP or no TYPE");
    check(samples.add(line.substring(0, line.lastIndexOf(' '))), line, "twice");
  }

  private void check(boolean holds, String line, String fault) {
    if (!holds) {
      faults.add(fault + ": " + line);
    }
  }
}
