package io.mountaineer.config;

import io.mountaineer.config.ShareReader.ReadShare;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads the text of a config: a pure function from text to a valid config or all its problems. */
public final class ConfigParser {

  private static final Position START = new Position(1, 1);

  private final Path userHome;
  private final Function<String, TomlParseResult> parser;

  /**
   * @param userHome what {@code ~/} stands for; absolute
   */
  public ConfigParser(Path userHome) {
    this(userHome, text -> Toml.parse(text, TomlParseOptions.defaults().withoutSource()));
  }

  ConfigParser(Path userHome, Function<String, TomlParseResult> parser) {
    this.userHome = userHome;
    this.parser = parser;
  }

  /** Every check there is; never throws, whatever the text. */
  public ConfigResult read(String text) {
    return parse(text).reading();
  }

  /** The same, and every value that stands in the text. */
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
    ConfigResult reading =
        config
            .map(valid -> ConfigResult.valid(valid, problems.all()))
            .orElseGet(() -> ConfigResult.invalid(problems.all()));
    return new ParsedConfig(text, reading, whole.filter(top -> raw.forbidden().isEmpty()));
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

  /** Empty when there was an error, be it here or before. */
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
}
