package io.mountaineer.cli;

import picocli.CommandLine.Command;

/** {@code alias}: symlinks to folders on shares. */
@Command(name = "alias", description = "Add, remove, list or repair symlinks to folders of shares.")
final class AliasCommand extends CommandGroup {}
