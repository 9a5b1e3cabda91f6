"""First floor: keys and sealed bytes. The only room that imports the crypto libraries.

Callers use, from the outside in:

    passphrase   generate, own                       a passphrase worth the name
    account      create, sign_in, recover, resume    a person, and what they open
    session      begin, umk_of                       a session that dies with the server's memory
    compartment  found, open_organisation            an organisation, its members and its keys
    document     seal, unseal                        one version of one document
    agefile      seal_to_..., open_with_...          files that leave the house
    letter       write, read                         to somebody who is not here: the worker, an owner
    signed       write, read                         the same, and the reader knows who wrote it
    workerkey    WorkerKey                           what the worker opens; nothing that serves pages imports it
    link         Link, Trigger, PressKey             what an address finds and opens
    verifier     make, matches                       an agreed word that nobody reads
    triggercode  TriggerCode                         ten letters that raise an alert by text message
    card, pack   Card, seal, open_pack               what two trusts together open; locks: while no phone is there
    instance     Instance                            what is made once, at set-up

The bytes are described in docs/formats/sealed-v1.md, so that a stranger can write another reader.
"""
