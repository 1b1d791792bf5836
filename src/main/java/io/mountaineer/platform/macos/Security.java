package io.mountaineer.platform.macos;

import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keychain by {@code security}, asked for the attributes of an entry, which needs no consent, never
 * with {@code -w} or {@code -g}, which would show the password. Exit code 44 means that there is
 * none (SecurityTool keychain_find.c).
 */
final class Security implements Keychain {

  /** It reads a database; a keychain that waits for something may keep it for ever. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final int NOT_FOUND = 44;

  /** The protocol is a code of four characters. */
  private static final String SMB = "smb ";

  /** As in {@code "mdat"<timedate>=0x3230… "20110209203400Z\000"}. */
  private static final Pattern MODIFIED =
      Pattern.compile("\"mdat\"<timedate>=[^\"\\n]*\"(\\d{14}Z)");

  private final CommandRunner runner;

  Security(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Answer look(String host, String account) {
    CommandResult result =
        runner.run(
            Command.of(
                LIMIT, "security", "find-internet-password", "-s", host, "-a", account, "-r", SMB));
    if (result instanceof Exited exited) {
      return answer(exited);
    }
    return Answer.unknown(result.unreadable("security"));
  }

  /** An entry without a date still differs from none. */
  private static String modified(String attributes) {
    Matcher date = MODIFIED.matcher(attributes);
    return date.find() ? date.group(1) : "undated";
  }

  private static Answer answer(Exited exited) {
    return switch (exited.code()) {
      case 0 -> new Answer(Answer.State.THERE, "", Optional.of(modified(exited.out())));
      case NOT_FOUND -> new Answer(Answer.State.MISSING, "", Optional.of("-"));
      default -> Answer.unknown(ToolText.printable(ToolText.complaint("security", exited)));
    };
  }
}
