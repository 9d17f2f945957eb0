package dev.fargen.emit.data;

import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;

/** The values that a client of a database needs besides its host and password. */
record DatabaseLogin(Draft draft, DatabaseNaming naming) {

  Value name() {
    return draft.word(
        naming.prefix() + "Name",
        "Database name in " + naming.words(),
        naming.database().login().database());
  }

  Value username() {
    return draft.word(
        naming.prefix() + "Username",
        "Master username of " + naming.words(),
        naming.database().login().username());
  }

  Value port() {
    Database database = naming.database();
    Given<Integer> usual = Given.of(database.engine().port(), database.span());
    return draft.number(
        naming.prefix() + "Port",
        "Port of " + naming.words(),
        database.login().port().orElse(usual));
  }
}
