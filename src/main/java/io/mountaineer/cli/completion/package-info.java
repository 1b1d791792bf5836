/**
 * Completion of a command line in a shell: from the commands as picocli describes them and the
 * names in the config, to the words that may come next. It uses no other package of the program;
 * {@code cli} gives it the names.
 */
package io.mountaineer.cli.completion;
