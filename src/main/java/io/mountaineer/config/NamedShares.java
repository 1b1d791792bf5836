package io.mountaineer.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Names of the shares in a config, for messages about one that is not among them. */
public record NamedShares(List<String> names) {

  // A message has to fit a screen.
  private static final int MOST_NAMED = 10;

  public boolean lacks(String name) {
    return names.stream().noneMatch(each -> NameRule.sameName(each, name));
  }

  /** Returns a remark on this name, which is not there: {@code "COER", configured are …}. */
  public String unknown(String name) {
    String known = names.stream().map(SafeText::quoted).limit(MOST_NAMED).collect(joining(", "));
    String allowed = known.isEmpty() ? "but no share is configured" : "configured are " + known;
    return SafeText.quoted(name)
        + ", "
        + allowed
        + (names.size() > MOST_NAMED ? " and others" : "");
  }
}
