package io.mountaineer.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Name of a computer as people give it and as Bonjour announces its services. macOS makes the host
 * name from the letters and digits in it: "Evan’s Mac mini" is {@code Evans-Mac-mini.local}, "iMac
 * (4)" is {@code iMac-4.local}.
 */
public final class ComputerName {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02bc]");
  private static final Pattern OTHER_SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

  private ComputerName() {}

  /** Returns the first label of the host name that macOS makes from a computer's name. */
  public static String label(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String joined = APOSTROPHES.matcher(plain).replaceAll("");
    String dashes = OTHER_SIGNS.matcher(joined).replaceAll("-");
    return OUTER_DASHES.matcher(dashes).replaceAll("");
  }
}
