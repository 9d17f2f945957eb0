package dev.fargen.emit.data;

import dev.fargen.cfn.Mapping;
import dev.fargen.cfn.Resource;
import dev.fargen.cfn.Value;
import dev.fargen.emit.draft.Draft;
import dev.fargen.spec.form.Given;
import dev.fargen.workload.data.Database;
import java.util.Optional;

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

  /**
   * The properties of the resource that has the master user.
   *
   * @param secret with the password, where it is the stack's own
   * @param key the customer managed key of the database
   */
  Mapping user(PasswordEmitter password, Optional<Resource> secret, Optional<Value> key) {
    return Value.map()
        .with("MasterUsername", username())
        .with("MasterUserPassword", secret.map(password::reference))
        .with("ManageMasterUserPassword", password.ifManaged(Value.bool(true)))
        .with(
            "MasterUserSecret",
            key.flatMap(value -> password.ifManaged(Value.map().with("KmsKeyId", value))))
        .with(
            "EnableIAMDatabaseAuthentication",
            draft.bool(
                naming.prefix() + "IamAuthentication",
                "Enables IAM database authentication for " + naming.words(),
                naming.database().login().iamAuthentication()));
  }
}
