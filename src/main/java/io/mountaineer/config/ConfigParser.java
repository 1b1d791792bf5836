package io.mountaineer.config;

import io.mountaineer.config.ShareReader.ReadShare;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Parser of a config: a pure function from text to a valid config or all its problems. */
public final class ConfigParser {

  private static final Position START = new Position(1, 1);

  private final Path userHome;
  private final Function<String, TomlParseResult> parser;

  /**
   * @param userHome folder that {@code ~/} stands for; absolute
   */
  public ConfigParser(Path userHome) {
    this(userHome, text -> Toml.parse(text, TomlParseOptions.defaults().withoutSource()));
  }

  ConfigParser(Path userHome, Function<String, TomlParseResult> parser) {
    this.userHome = userHome;
    this.parser = parser;
  }

  /** Returns the result of every check; never throws, whatever the text. */
  ConfigResult read(String text) {
    return parse(text).result();
  }

  /** Returns the result of every check, and every value that stands in the text. */
  public ParsedConfig parse(String text) {
    RawText raw = RawText.of(text);
    Optional<TomlParseResult> parsed = parsed(raw.text());
    Optional<TomlTable> whole = parsed.filter(result -> !result.hasErrors()).map(top -> top);
    Problems problems = new Problems(whole.isPresent());
    raw.forbidden().forEach(at -> problems.error(at, "", "control character, none is allowed"));
    parsed.ifPresentOrElse(
        result -> addSyntaxErrors(result, problems),
        () ->
            problems.error(START, "", "this is not TOML, and nobody can say where it goes wrong"));
    Optional<Config> config = parsed.flatMap(top -> config(top, problems));
    ConfigResult result =
        config
            .map(valid -> ConfigResult.valid(valid, problems.all()))
            .orElseGet(() -> ConfigResult.invalid(problems.all()));
    return new ParsedConfig(text, result, whole.filter(top -> raw.forbidden().isEmpty()));
  }

  private Optional<TomlParseResult> parsed(String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (RuntimeException | StackOverflowError fault) {
      // A fault of the parser must not end a monitor whose user is in the middle of an edit.
      return Optional.empty();
    }
  }

  private static void addSyntaxErrors(TomlParseResult parsed, Problems problems) {
    parsed
        .errors()
        .forEach(
            error ->
                problems.error(
                    Position.of(error.position()), "", SyntaxMessage.of(error.getMessage())));
  }

  /** Returns the config, or empty when there was an error, be it here or before. */
  private Optional<Config> config(TomlTable top, Problems problems) {
    SectionReader sections = new SectionReader(top, problems);
    sections.warnAboutUnknownKeys();
    Settings settings =
        sections
            .single(Section.GLOBAL)
            .map(entry -> new SettingsReader(entry, userHome).read())
            .orElseGet(() -> Settings.defaults(userHome));
    ShareReader shareReader = new ShareReader(settings);
    List<ReadShare> read = sections.many(Section.SHARES).stream().map(shareReader::read).toList();
    AliasReader aliasReader = new AliasReader(settings, read, userHome);
    List<Alias> aliases =
        sections.many(Section.ALIASES).stream()
            .flatMap(entry -> aliasReader.read(entry).stream())
            .toList();
    List<Share> shares = read.stream().flatMap(share -> share.share().stream()).toList();
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new Config(settings, shares, aliases));
  }

  /**
   * Text with all that is known of it.
   *
   * @param top values, present when the text is whole: it has no syntax error and no character that
   *     is not allowed
   */
  public record ParsedConfig(String text, ConfigResult result, Optional<TomlTable> top) {}

  /**
   * Text before it is parsed: characters that TOML allows nowhere are found and blanked out. The
   * parser itself reports them only in some places and fails over them in others.
   *
   * @param text of the same length, fit for the parser
   * @param forbidden first such character of each line
   */
  private record RawText(String text, List<Position> forbidden) {

    static RawText of(String text) {
      StringBuilder clean = new StringBuilder(text.length());
      List<Position> forbidden = new ArrayList<>();
      int line = 1;
      int column = 1;
      for (int character : text.codePoints().toArray()) {
        boolean bad = isForbidden(character);
        if (bad && (forbidden.isEmpty() || forbidden.get(forbidden.size() - 1).line() < line)) {
          forbidden.add(new Position(line, column));
        }
        clean.appendCodePoint(bad ? ' ' : character);
        boolean ends = character == '\n';
        column = ends ? 1 : column + 1;
        line += ends ? 1 : 0;
      }
      return new RawText(clean.toString(), List.copyOf(forbidden));
    }

    private static boolean isForbidden(int character) {
      boolean blank = character == '\t' || character == '\n' || character == '\r';
      return character < ' ' && !blank
          || character == 0x7f
          || Character.getType(character) == Character.SURROGATE;
    }
  }

  /** Messages of the parser about syntax errors, without the pieces of the text that it repeats. */
  private static final class SyntaxMessage {

    private static final Pattern UNEXPECTED =
        Pattern.compile("Unexpected '(.{2,})', expected (.*)", Pattern.DOTALL);
    private static final Pattern ESCAPED_CHARACTER =
        Pattern.compile("\\\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|[a-z])");
    private static final Pattern ABOUT_KEY =
        Pattern.compile(
            "(.*)( previously defined .*| is not an? .*| is an inline table .*)", Pattern.DOTALL);

    private SyntaxMessage() {}

    static String of(String message) {
      Matcher unexpected = UNEXPECTED.matcher(message);
      // A single character is worth showing; a word may be a part of a password.
      if (unexpected.matches() && !ESCAPED_CHARACTER.matcher(unexpected.group(1)).matches()) {
        return "unexpected text, expected " + unexpected.group(2);
      }
      Matcher aboutKey = ABOUT_KEY.matcher(message);
      return aboutKey.matches()
          ? SafeText.plain(aboutKey.group(1)) + aboutKey.group(2)
          : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
  }
}
