-- The shared register's first schema. The owner's role makes it; nobody who logs in with an officer's role owns any of it.

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
  sequence bigint NOT NULL UNIQUE REFERENCES signoff.state (sequence) DEFERRABLE INITIALLY DEFERRED,
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
  changed_at timestamptz NOT NULL,
  words tsvector NOT NULL
);
CREATE INDEX head_words ON signoff.head USING gin (words);

CREATE TABLE signoff.seen_pdf (
  notice text PRIMARY KEY REFERENCES signoff.head (notice),
  digest text NOT NULL CHECK (digest = encode(sha256(data), 'hex')),
  received_at timestamptz NOT NULL,
  received_from name NOT NULL,
  is_exempt boolean NOT NULL,
  data bytea NOT NULL CHECK (octet_length(data) BETWEEN 5 AND 33554432 AND substring(data FOR 5) = '\x255044462d'::bytea)
);

CREATE TABLE signoff.intake (
  login name NOT NULL,
  day date NOT NULL,
  states bigint NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (login, day)
);
COMMENT ON TABLE signoff.intake IS 'How much each login sent on each day.';

-- Who asks

CREATE FUNCTION signoff.folded(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = pg_catalog AS $$
BEGIN RETURN (
  SELECT lower(btrim(regexp_replace(name, '\s+', ' ', 'g')))
); END $$;

CREATE FUNCTION signoff.is_officer() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS $$ SELECT EXISTS (SELECT 1 FROM signoff.officer WHERE login = session_user) $$;

CREATE FUNCTION signoff.own_teams() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS
$$ SELECT coalesce((SELECT teams FROM signoff.officer WHERE login = session_user), '{}') $$;

CREATE FUNCTION signoff.own_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS
$$ SELECT (SELECT signoff.folded(person) FROM signoff.officer WHERE login = session_user) $$;

CREATE FUNCTION signoff.may_read_exempt() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS
$$ SELECT coalesce((SELECT may_read_exempt FROM signoff.officer WHERE login = session_user), false) $$;

CREATE FUNCTION signoff.last_sequence() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog AS $$ SELECT coalesce(max(sequence), 0) FROM signoff.state $$;

-- What a record says. In PL/pgSQL, which plans each of these once a session rather than at each call.

CREATE FUNCTION signoff.recipients(history jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog AS $$
BEGIN RETURN (
  SELECT coalesce(array_agg(DISTINCT name), '{}') FROM (
    SELECT signoff.folded(CASE entry ->> 'event' WHEN 'handed_over' THEN entry ->> 'reason'
                                                 ELSE entry #>> '{message,to}' END) AS name
    FROM jsonb_array_elements(history) AS entry WHERE entry ->> 'event' IN ('handed_over', 'returned')) AS handed
  WHERE name <> ''
); END $$;

CREATE FUNCTION signoff.has_exempt(answers jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog AS $$
BEGIN RETURN (
  SELECT coalesce(answers #> '{exempt_information,contains}' = 'true', false)
      OR jsonb_path_exists(answers, '$.exempt_information.text.* ? (@ like_regex "." flag "s")')
); END $$;

CREATE FUNCTION signoff.search_words(document jsonb, size integer) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog AS $$
BEGIN RETURN (
  SELECT CASE WHEN size < 400000 THEN jsonb_to_tsvector('simple', document -> 'notice', '["string"]')
              ELSE to_tsvector('simple', left(coalesce(document #>> '{notice,subject}', ''), 10000)) END
         || to_tsvector('simple', coalesce(document ->> 'reference', ''))
); END $$;

CREATE FUNCTION signoff.is_continued(earlier jsonb, later jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog AS $$
BEGIN RETURN (
  SELECT earlier - after_signing = later - after_signing
     AND jsonb_array_length(later -> 'history') >= jsonb_array_length(earlier -> 'history')
     AND NOT EXISTS (
       SELECT 1 FROM jsonb_array_elements(earlier -> 'history') WITH ORDINALITY AS old(entry, place)
       JOIN jsonb_array_elements(later -> 'history') WITH ORDINALITY AS new(entry, place) USING (place)
       WHERE old.entry <> new.entry)
  FROM (SELECT ARRAY['status', 'reference', 'publication', 'history', 'comments'] AS after_signing) AS names
); END $$;

-- Accepting a state. SG001: it does not continue the head; SG002: not allowed; SG003: it is not what may be shared.

CREATE FUNCTION signoff.refuse(code text, words text, about text DEFAULT '') RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = code, MESSAGE = words, DETAIL = about; END $$;

CREATE FUNCTION signoff.check_signatures(me signoff.officer, earlier jsonb, later jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
  signature jsonb;
  others text[] := '{}';
BEGIN
  FOR signature IN SELECT entry FROM jsonb_array_elements(later -> 'signatures') AS entry
      WHERE earlier IS NULL OR NOT earlier -> 'signatures' @> jsonb_build_array(entry) LOOP
    CONTINUE WHEN 'decision_maker' = ANY (me.roles)
      AND signoff.folded(signature ->> 'name') = signoff.folded(me.person);
    IF signature ->> 'role' = 'decision_maker' AND NOT 'publisher' = ANY (me.roles) THEN
      PERFORM signoff.refuse('SG002', format('%s may not send the signature of %s', me.person, signature ->> 'name'));
    END IF;
    others := others || coalesce(signature ->> 'name', '');
  END LOOP;
  RETURN others;
END $$;

CREATE FUNCTION signoff.require_may_write(me signoff.officer, head signoff.head, is_signed boolean) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
  writes text[] := CASE WHEN head.is_signed THEN ARRAY['decision_maker', 'publisher']
                        WHEN is_signed THEN ARRAY['preparer', 'decision_maker', 'publisher']
                        ELSE ARRAY['preparer', 'decision_maker'] END;
BEGIN
  IF NOT me.roles && writes THEN
    PERFORM signoff.refuse('SG002', format('%s has no role that may change this notice', me.person));
  END IF;
  IF head.notice IS NOT NULL AND head.is_exempt AND NOT me.may_read_exempt THEN
    PERFORM signoff.refuse('SG002', format('%s may not read exempt information', me.person));
  END IF;
  IF head.notice IS NOT NULL AND NOT head.is_signed
     AND NOT (head.team = ANY (me.teams) OR signoff.folded(me.person) = ANY (head.people)) THEN
    PERFORM signoff.refuse('SG002', format('the notice is another team’s, and was not handed over to %s', me.person));
  END IF;
END $$;

CREATE FUNCTION signoff.move_head(state signoff.state, document jsonb) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO signoff.head AS known VALUES (
    state.notice, state.digest, state.place, state.sequence, state.team, state.people, state.is_signed, state.is_exempt,
    coalesce(document ->> 'status', 'draft'), left(coalesce(document #>> '{notice,subject}', ''), 2000),
    coalesce(document ->> 'reference', ''), coalesce(document #>> '{notice,decision_type}', ''),
    coalesce(document #>> '{notice,decision_maker,name}', ''), coalesce(document #>> '{notice,director}', ''),
    coalesce(document ->> 'council', ''),
    coalesce((document #>> '{history,-1,at}')::timestamptz, state.received_at),
    signoff.search_words(document, octet_length(state.data)))
  ON CONFLICT (notice) DO UPDATE SET
    digest = excluded.digest, place = excluded.place, sequence = excluded.sequence, people = excluded.people,
    is_signed = excluded.is_signed, is_exempt = excluded.is_exempt, status = excluded.status,
    subject = excluded.subject, reference = excluded.reference, decision_type = excluded.decision_type,
    decision_maker = excluded.decision_maker, director = excluded.director, council = excluded.council,
    changed_at = excluded.changed_at, words = excluded.words;
END $$;

CREATE FUNCTION signoff.accept_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  me signoff.officer;
  head signoff.head;
  document jsonb;
  earlier jsonb;
BEGIN
  SELECT * INTO me FROM signoff.officer WHERE login = session_user;
  IF NOT FOUND THEN
    PERFORM signoff.refuse('SG002', format('the login %s is no officer of this register', session_user));
  END IF;
  IF octet_length(NEW.data) > 6291456 THEN
    PERFORM signoff.refuse('SG003', 'the notice is too large');
  END IF;
  document := convert_from(NEW.data, 'UTF8')::jsonb;
  IF jsonb_typeof(document) IS DISTINCT FROM 'object' OR document ->> 'format' IS DISTINCT FROM 'signoff/notice'
     OR coalesce(document ->> 'copy', 'record') <> 'record' OR coalesce(document ->> 'id', '') = ''
     OR jsonb_typeof(document -> 'notice') IS DISTINCT FROM 'object'
     OR jsonb_typeof(document -> 'history') IS DISTINCT FROM 'array'
     OR jsonb_typeof(document -> 'signatures') IS DISTINCT FROM 'array' THEN
    PERFORM signoff.refuse('SG003', 'this is not the whole record of a notice');
  END IF;
  NEW.notice := document ->> 'id';
  NEW.digest := encode(sha256(NEW.data), 'hex');
  NEW.people := signoff.recipients(document -> 'history');
  NEW.is_signed := jsonb_path_exists(document, '$.signatures[*] ? (@.role == "decision_maker")');
  NEW.is_exempt := signoff.has_exempt(document -> 'notice');
  NEW.received_at := clock_timestamp();
  NEW.received_from := session_user;

  PERFORM 1 FROM signoff.register FOR NO KEY UPDATE;
  SELECT * INTO head FROM signoff.head AS known WHERE known.notice = NEW.notice;
  PERFORM signoff.require_may_write(me, head, NEW.is_signed);
  IF EXISTS (SELECT 1 FROM signoff.state AS known WHERE known.notice = NEW.notice AND known.digest = NEW.digest) THEN
    RETURN NULL;  -- sent twice
  END IF;
  IF coalesce(NEW.previous, '') <> coalesce(head.digest, '') THEN
    PERFORM signoff.refuse('SG001', 'the notice has gone on in the shared register', coalesce(head.digest, ''));
  END IF;
  IF NEW.is_exempt AND NOT me.may_read_exempt THEN
    PERFORM signoff.refuse('SG002', format('%s may not share exempt information', me.person));
  END IF;
  NEW.previous := coalesce(head.digest, '');
  NEW.place := coalesce(head.place, 0) + 1;
  NEW.team := coalesce(head.team, NEW.team, me.teams[1]);
  IF NEW.team IS NULL OR head.notice IS NULL AND NOT NEW.team = ANY (me.teams) THEN
    PERFORM signoff.refuse('SG002', format('%s is not in the team %s', me.person, coalesce(NEW.team, '(none)')));
  END IF;
  IF head.notice IS NOT NULL THEN
    SELECT convert_from(known.data, 'UTF8')::jsonb INTO earlier FROM signoff.state AS known
      WHERE known.sequence = head.sequence;
    IF head.is_signed AND NOT signoff.is_continued(earlier, document) THEN
      PERFORM signoff.refuse('SG002', 'the notice is signed: its content cannot change');
    END IF;
  END IF;
  NEW.brings_in := signoff.check_signatures(me, earlier, document);
  NEW.sequence := nextval('signoff.state_sequence');
  PERFORM signoff.move_head(NEW, document);
  RETURN NEW;
END $$;

CREATE FUNCTION signoff.count_intake() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  total bigint;
  most bigint;
BEGIN
  INSERT INTO signoff.intake AS known
    SELECT session_user, current_date, count(*), sum(octet_length(data)) FROM added HAVING count(*) > 0
    ON CONFLICT (login, day) DO UPDATE SET states = known.states + excluded.states, bytes = known.bytes + excluded.bytes
    RETURNING bytes INTO total;
  SELECT bytes_a_day INTO most FROM signoff.register;
  IF total > most THEN
    PERFORM signoff.refuse('SG004', format('%s has sent more than %s MB today', session_user, most / 1000000));
  END IF;
  IF total IS NOT NULL THEN
    PERFORM pg_notify('signoff', (SELECT max(sequence) FROM signoff.state)::text);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION signoff.accept_pdf() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  head signoff.head;
BEGIN
  SELECT * INTO head FROM signoff.head AS known WHERE known.notice = NEW.notice AND known.is_signed;
  IF NOT FOUND OR NOT EXISTS (
      SELECT 1 FROM signoff.state AS known
      WHERE known.notice = NEW.notice AND known.is_signed AND known.received_from = session_user) THEN
    PERFORM signoff.refuse('SG002', 'only whoever sent the signed notice may add the PDF that was seen');
  END IF;
  IF EXISTS (SELECT 1 FROM signoff.seen_pdf AS known WHERE known.notice = NEW.notice AND known.data = NEW.data) THEN
    RETURN NULL;  -- sent twice
  END IF;
  NEW.digest := encode(sha256(NEW.data), 'hex');
  NEW.received_at := clock_timestamp();
  NEW.received_from := session_user;
  NEW.is_exempt := head.is_exempt;
  RETURN NEW;
END $$;

CREATE FUNCTION signoff.count_pdfs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  total bigint;
BEGIN
  INSERT INTO signoff.intake AS known
    SELECT session_user, current_date, 0, sum(octet_length(data)) FROM added HAVING count(*) > 0
    ON CONFLICT (login, day) DO UPDATE SET bytes = known.bytes + excluded.bytes
    RETURNING bytes INTO total;
  IF total > (SELECT bytes_a_day FROM signoff.register) THEN
    PERFORM signoff.refuse('SG004', format('%s has sent more than is allowed in a day', session_user));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER a_accept BEFORE INSERT ON signoff.state FOR EACH ROW EXECUTE FUNCTION signoff.accept_state();
CREATE TRIGGER c_count AFTER INSERT ON signoff.state REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION signoff.count_intake();
CREATE TRIGGER a_accept BEFORE INSERT ON signoff.seen_pdf FOR EACH ROW EXECUTE FUNCTION signoff.accept_pdf();
CREATE TRIGGER c_count AFTER INSERT ON signoff.seen_pdf REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION signoff.count_pdfs();

-- What is there stays there, whoever asks

CREATE FUNCTION signoff.keep() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM signoff.refuse('SG005', format('what was shared cannot be changed or removed (%s)', TG_TABLE_NAME));
  RETURN NULL;
END $$;

CREATE FUNCTION signoff.keep_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.notice <> OLD.notice OR NEW.place <> OLD.place + 1 OR NEW.sequence <= OLD.sequence THEN
    PERFORM signoff.refuse('SG005', 'a notice only goes on');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.state EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON signoff.seen_pdf EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON signoff.head EXECUTE FUNCTION signoff.keep();
CREATE TRIGGER keep_order BEFORE UPDATE ON signoff.head FOR EACH ROW EXECUTE FUNCTION signoff.keep_order();

-- Who sees what

ALTER TABLE signoff.state ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.seen_pdf ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.intake ENABLE ROW LEVEL SECURITY;

CREATE POLICY visible ON signoff.state FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt()))
  AND (is_signed OR team = ANY ((SELECT signoff.own_teams())::text[]) OR (SELECT signoff.own_name()) = ANY (people)));
CREATE POLICY visible ON signoff.head FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt()))
  AND (is_signed OR team = ANY ((SELECT signoff.own_teams())::text[]) OR (SELECT signoff.own_name()) = ANY (people)));
CREATE POLICY visible ON signoff.seen_pdf FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt())));
CREATE POLICY visible ON signoff.intake FOR SELECT USING (login = session_user);
CREATE POLICY added ON signoff.state FOR INSERT WITH CHECK (received_from = session_user);
CREATE POLICY added ON signoff.seen_pdf FOR INSERT WITH CHECK (received_from = session_user);

-- The index of words is used by this function alone: below row-level security, PostgreSQL would read every row.
CREATE FUNCTION signoff.search(query text, before bigint, most integer) RETURNS SETOF signoff.head
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM signoff.head
  WHERE words @@ to_tsquery('simple', query) AND sequence < before
    AND signoff.is_officer() AND (NOT is_exempt OR signoff.may_read_exempt())
    AND (is_signed OR team = ANY (signoff.own_teams()) OR signoff.own_name() = ANY (people))
  ORDER BY sequence DESC LIMIT least(most, 1000)
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA signoff FROM PUBLIC;
GRANT USAGE ON SCHEMA signoff TO signoff_reader;
GRANT SELECT ON signoff.state, signoff.head, signoff.seen_pdf, signoff.intake, signoff.officer, signoff.register,
  signoff.upgrade TO signoff_reader;
GRANT EXECUTE ON FUNCTION signoff.is_officer(), signoff.own_teams(), signoff.own_name(), signoff.may_read_exempt(),
  signoff.last_sequence(), signoff.search(text, bigint, integer) TO signoff_reader;
GRANT INSERT (data, previous, team) ON signoff.state TO signoff_preparer, signoff_decision_maker, signoff_publisher;
GRANT INSERT (notice, data) ON signoff.seen_pdf TO signoff_decision_maker, signoff_publisher;
