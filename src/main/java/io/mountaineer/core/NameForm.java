package io.mountaineer.core;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which names are compared. macOS file systems and servers keep either Unicode normal
 * form, and neither minds case.
 */
public final class NameForm {

  private NameForm() {}

  /** NFC in lower case. */
  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  public static boolean same(String a, String b) {
    return of(a).equals(of(b));
  }
}
