package io.mountaineer.platform.macos;

import com.sun.security.auth.module.UnixSystem;
import io.mountaineer.platform.LocalUser;

/**
 * User of this process. {@code mount} prints the name of a mount's owner, or the number where there
 * is no name for it (diskdev_cmds mount.c prmount(): getpwuid(), else "%d"). Java reads its {@code
 * user.name} from getpwuid(getuid()) too (openjdk java_props_md.c).
 */
final class ProcessUser implements LocalUser {

  @Override
  public boolean is(String nameOrNumber) {
    return nameOrNumber.equals(System.getProperty("user.name")) || isNumber(nameOrNumber);
  }

  /** Asked only for what looks like a number: it loads a library. */
  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,10}") && text.equals(String.valueOf(new UnixSystem().getUid()));
  }
}
