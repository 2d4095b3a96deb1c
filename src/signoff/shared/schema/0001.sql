-- What the shared register holds. The owner's role makes it; nobody who logs in with an officer's role owns any of it.

CREATE TABLE signoff.register (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  mark uuid NOT NULL DEFAULT gen_random_uuid(),
  bytes_a_day bigint NOT NULL DEFAULT 268435456 CHECK (bytes_a_day > 0)
);
COMMENT ON TABLE signoff.register IS 'Its row is locked by whoever adds a state, until the commit: numbers become visible in their order.';
INSERT INTO signoff.register DEFAULT VALUES;

CREATE TABLE signoff.officer (
  login name PRIMARY KEY,
  person text NOT NULL CHECK (btrim(person) <> ''),
  roles text[] NOT NULL CHECK (roles <@ ARRAY['reader', 'preparer', 'decision_maker', 'publisher']),
  teams text[] NOT NULL DEFAULT '{}',
  may_read_exempt boolean NOT NULL DEFAULT false
);

CREATE SEQUENCE signoff.state_sequence;

CREATE TABLE signoff.state (
  sequence bigint PRIMARY KEY,
  notice text NOT NULL,
  place integer NOT NULL CHECK (place > 0),
  digest text NOT NULL CHECK (digest = encode(sha256(data), 'hex')),
  previous text NOT NULL,
  received_at timestamptz NOT NULL,
  received_from name NOT NULL,
  team text NOT NULL,
  people text[] NOT NULL,
  is_signed boolean NOT NULL,
  is_exempt boolean NOT NULL,
  brings_in text[] NOT NULL,
  data bytea NOT NULL CHECK (octet_length(data) BETWEEN 1 AND 6291456),
  UNIQUE (notice, place),
  UNIQUE (notice, digest),
  CHECK ((place = 1) = (previous = ''))
);
DO $$ BEGIN
  ALTER TABLE signoff.state ALTER COLUMN data SET COMPRESSION lz4;  -- in a fifth of the time, where the server has it
EXCEPTION WHEN feature_not_supported THEN NULL; END $$;
COMMENT ON COLUMN signoff.state.brings_in IS 'Who signed what came with this state and is not whoever sent it.';

CREATE TABLE signoff.head (
  notice text PRIMARY KEY,
  digest text NOT NULL,
  place integer NOT NULL,
  sequence bigint NOT NULL UNIQUE REFERENCES signoff.state (sequence),
  team text NOT NULL,
  people text[] NOT NULL,
  is_signed boolean NOT NULL,
  is_exempt boolean NOT NULL,
  status text NOT NULL,
  subject text NOT NULL,
  reference text NOT NULL,
  decision_type text NOT NULL,
  decision_maker text NOT NULL,
  director text NOT NULL,
  council text NOT NULL,
  changed_at timestamptz NOT NULL
);

CREATE TABLE signoff.search_entry (
  notice text PRIMARY KEY,
  sequence bigint NOT NULL UNIQUE,
  words tsvector NOT NULL
);
COMMENT ON TABLE signoff.search_entry IS 'The words of heads up to the number in signoff.indexed; a search adds those above it first.';
CREATE INDEX search_entry_words ON signoff.search_entry USING gin (words);

CREATE TABLE signoff.indexed (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sequence bigint NOT NULL DEFAULT 0
);
INSERT INTO signoff.indexed DEFAULT VALUES;

CREATE TABLE signoff.seen_pdf (
  notice text PRIMARY KEY REFERENCES signoff.head (notice),
  digest text NOT NULL CHECK (digest = encode(sha256(data), 'hex')),
  received_at timestamptz NOT NULL,
  received_from name NOT NULL,
  is_exempt boolean NOT NULL,
  data bytea NOT NULL CHECK (octet_length(data) BETWEEN 5 AND 33554432 AND substring(data FOR 5) = '\x255044462d'::bytea)
);

CREATE SEQUENCE signoff.event_sequence;

CREATE TABLE signoff.event (
  number bigint PRIMARY KEY,
  notice text NOT NULL REFERENCES signoff.head (notice),
  digest text NOT NULL CHECK (digest = encode(sha256(data), 'hex')),
  received_at timestamptz NOT NULL,
  received_from name NOT NULL,
  data bytea NOT NULL CHECK (octet_length(data) BETWEEN 2 AND 8192),
  UNIQUE (notice, digest)
);
COMMENT ON TABLE signoff.event IS 'Copies of notices that left a register as files, as the laptop noted it.';

CREATE TABLE signoff.intake (
  login name NOT NULL,
  day date NOT NULL,
  states bigint NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (login, day)
);
COMMENT ON TABLE signoff.intake IS 'How much each login sent on each day.';

-- What is there stays there, whoever asks

CREATE FUNCTION signoff.refuse(code text, words text, about text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = code, MESSAGE = words, DETAIL = about; END $$;

CREATE FUNCTION signoff.keep() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM signoff.refuse('SG005', format('what was shared cannot be changed or removed (%s)', TG_TABLE_NAME));
  RETURN NULL;
END $$;

CREATE FUNCTION signoff.keep_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.notice <> OLD.notice OR NEW.place <> OLD.place + 1 OR NEW.sequence <= OLD.sequence THEN
    PERFORM signoff.refuse('SG005', 'a notice only goes on');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.state EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.seen_pdf EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.event EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON signoff.head EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep_order BEFORE UPDATE ON signoff.head FOR EACH ROW EXECUTE FUNCTION signoff.keep_order();
