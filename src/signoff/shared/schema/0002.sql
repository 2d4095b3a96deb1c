-- What comes in: the functions below are the only way, since no officer has a right to insert. Those that officers call run
-- as the owner with a search path of their own; the others are called by these alone, and so need none.

CREATE FUNCTION signoff.folded(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS
$$ SELECT lower(btrim(regexp_replace(name, '\s+', ' ', 'g'))) $$;

CREATE FUNCTION signoff.asking_officer() RETURNS signoff.officer LANGUAGE plpgsql STABLE AS $$
DECLARE
  me signoff.officer;
BEGIN
  SELECT * INTO me FROM signoff.officer WHERE login = session_user;
  IF NOT FOUND THEN
    PERFORM signoff.refuse('SG002', format('the login %s is no officer of this register', session_user));
  END IF;
  RETURN me;
END $$;

-- SG001: it does not continue the head; SG002: not allowed; SG003: it is not what may be shared; SG004: too much.

CREATE FUNCTION signoff.count_intake(count bigint, size bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  total bigint;
  most bigint;
BEGIN
  INSERT INTO signoff.intake AS known VALUES (session_user, current_date, count, size)
    ON CONFLICT (login, day) DO UPDATE SET states = known.states + excluded.states, bytes = known.bytes + excluded.bytes
    RETURNING bytes INTO total;
  SELECT bytes_a_day INTO most FROM signoff.register;
  IF total > most THEN
    PERFORM signoff.refuse('SG004', format('%s has sent more than %s MB today', session_user, most / 1000000));
  END IF;
END $$;

-- What a record says

CREATE TYPE signoff.offered AS (
  number bigint,
  turn bigint,
  notice text,
  digest text,
  previous text,
  people text[],
  is_signed boolean,
  is_exempt boolean,
  document jsonb,
  data bytea
);
COMMENT ON COLUMN signoff.offered.turn IS 'Its place among the states of the same notice that were offered together.';

CREATE FUNCTION signoff.document_of(data bytea) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  document jsonb;
BEGIN
  IF octet_length(data) > 6291456 THEN
    PERFORM signoff.refuse('SG003', 'the notice is too large');
  END IF;
  document := convert_from(data, 'UTF8')::jsonb;
  IF jsonb_typeof(document) IS DISTINCT FROM 'object' OR document ->> 'format' IS DISTINCT FROM 'signoff/notice'
     OR coalesce(document ->> 'copy', 'record') <> 'record' OR coalesce(document ->> 'id', '') = ''
     OR jsonb_typeof(document -> 'notice') IS DISTINCT FROM 'object'
     OR jsonb_typeof(document -> 'history') IS DISTINCT FROM 'array'
     OR jsonb_typeof(document -> 'signatures') IS DISTINCT FROM 'array' THEN
    PERFORM signoff.refuse('SG003', 'this is not the whole record of a notice');
  END IF;
  IF jsonb_array_length(document -> 'signatures') > 20 OR jsonb_array_length(document -> 'history') > 5000 THEN
    PERFORM signoff.refuse('SG003', 'the notice has more signatures or entries than any laptop reads');
  END IF;
  RETURN document;
END $$;

CREATE FUNCTION signoff.read_offered(states bytea[], continued text[]) RETURNS signoff.offered[]
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN RETURN (
  WITH parsed AS MATERIALIZED (
    SELECT number, coalesce(previous, '') AS previous, data, signoff.document_of(data) AS document
    FROM unnest(states, continued) WITH ORDINALITY AS state (data, previous, number)
  ), described AS (
    SELECT number, row_number() OVER (PARTITION BY document ->> 'id' ORDER BY number) AS turn, document ->> 'id' AS notice,
      encode(sha256(data), 'hex') AS digest, previous, (
        SELECT coalesce(array_agg(DISTINCT name), '{}') FROM (
          SELECT signoff.folded(CASE entry ->> 'event' WHEN 'handed_over' THEN entry ->> 'reason'
                                                       ELSE entry #>> '{message,to}' END) AS name
          FROM jsonb_array_elements(document -> 'history') AS entry
          WHERE entry ->> 'event' IN ('handed_over', 'returned')) AS handed
        WHERE name <> '') AS people,
      jsonb_path_exists(document, '$.signatures[*] ? (@.role == "decision_maker")') AS is_signed,
      coalesce(document #> '{notice,exempt_information,contains}' = 'true', false)
        OR jsonb_path_exists(document, '$.notice.exempt_information.text.* ? (@ like_regex "." flag "s")') AS is_exempt,
      document, data
    FROM parsed
  )
  SELECT array_agg(described::signoff.offered ORDER BY number) FROM described
); END $$;

-- What may be added to what is there

CREATE FUNCTION signoff.require_may_write(me signoff.officer, head signoff.head, is_signed boolean) RETURNS void
LANGUAGE plpgsql STABLE AS $$
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

CREATE FUNCTION signoff.is_continued(earlier jsonb, later jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN RETURN (
  SELECT earlier - after_signing = later - after_signing
     AND jsonb_array_length(later -> 'history') >= jsonb_array_length(earlier -> 'history')
     AND NOT EXISTS (
       SELECT 1 FROM jsonb_array_elements(earlier -> 'history') WITH ORDINALITY AS old(entry, place)
       JOIN jsonb_array_elements(later -> 'history') WITH ORDINALITY AS new(entry, place) USING (place)
       WHERE old.entry <> new.entry)
  FROM (SELECT ARRAY['status', 'reference', 'publication', 'history', 'comments'] AS after_signing) AS names
); END $$;

CREATE FUNCTION signoff.check_signatures(me signoff.officer, earlier jsonb, later jsonb) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
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

CREATE FUNCTION signoff.team_of(me signoff.officer, head signoff.head, chosen text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(head.team, chosen, me.teams[1]) $$;

-- Returns whose signatures it brings in; NULL for a state that is there already.
CREATE FUNCTION signoff.require_acceptable(me signoff.officer, state signoff.offered, head signoff.head, team text)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  earlier jsonb;
BEGIN
  PERFORM signoff.require_may_write(me, head, state.is_signed);
  IF head.notice IS NOT NULL AND EXISTS (
      SELECT 1 FROM signoff.state AS known WHERE known.notice = state.notice AND known.digest = state.digest) THEN
    RETURN NULL;
  END IF;
  IF state.previous <> coalesce(head.digest, '') THEN
    PERFORM signoff.refuse('SG001', 'the notice has gone on in the shared register', coalesce(head.digest, ''));
  END IF;
  IF state.is_exempt AND NOT me.may_read_exempt THEN
    PERFORM signoff.refuse('SG002', format('%s may not share exempt information', me.person));
  END IF;
  IF team IS NULL OR head.notice IS NULL AND NOT team = ANY (me.teams) THEN
    PERFORM signoff.refuse('SG002', format('%s is not in the team %s', me.person, coalesce(team, '(none)')));
  END IF;
  IF head.notice IS NOT NULL AND (head.is_signed OR state.document -> 'signatures' <> '[]') THEN
    SELECT convert_from(known.data, 'UTF8')::jsonb INTO earlier FROM signoff.state AS known
      WHERE known.sequence = head.sequence;
    IF head.is_signed AND NOT signoff.is_continued(earlier, state.document) THEN
      PERFORM signoff.refuse('SG002', 'the notice is signed: its content cannot change');
    END IF;
  END IF;
  IF state.document -> 'signatures' = '[]' THEN
    RETURN '{}';
  END IF;
  RETURN signoff.check_signatures(me, earlier, state.document);
END $$;

-- Adds one state of each notice, and returns how many and how large they are.
CREATE FUNCTION signoff.add_turn(
  me signoff.officer, states signoff.offered[], this_turn bigint, chosen_team text, OUT count bigint, OUT size bigint
) LANGUAGE plpgsql AS $$
BEGIN
  WITH compared AS MATERIALIZED (
    SELECT state, head, signoff.team_of(me, head, chosen_team) AS team
    FROM unnest(states) AS state LEFT JOIN signoff.head AS head ON head.notice = state.notice
    WHERE state.turn = this_turn
  ), checked AS MATERIALIZED (
    SELECT *, signoff.require_acceptable(me, state, head, team) AS brings_in FROM compared ORDER BY (state).number
  ), added AS (
    INSERT INTO signoff.state
    SELECT nextval('signoff.state_sequence'), (state).notice, coalesce((head).place, 0) + 1, (state).digest,
      (state).previous, clock_timestamp(), session_user, team, (state).people, (state).is_signed, (state).is_exempt,
      brings_in, (state).data
    FROM checked WHERE brings_in IS NOT NULL
    RETURNING notice, digest, place, sequence, octet_length(data) AS size
  ), moved AS (
    INSERT INTO signoff.head
    SELECT notice, added.digest, place, sequence, team, (state).people, (state).is_signed, (state).is_exempt,
      coalesce(document ->> 'status', 'draft'), left(coalesce(document #>> '{notice,subject}', ''), 2000),
      left(coalesce(document ->> 'reference', ''), 200), left(coalesce(document #>> '{notice,decision_type}', ''), 200),
      left(coalesce(document #>> '{notice,decision_maker,name}', ''), 200),
      left(coalesce(document #>> '{notice,director}', ''), 200), left(coalesce(document ->> 'council', ''), 200),
      greatest('1970-01-01', least((document #>> '{history,-1,at}')::timestamptz, clock_timestamp() + interval '1 day'))
    FROM checked JOIN added ON (state).notice = notice, LATERAL (SELECT (state).document) AS read (document)
    ON CONFLICT (notice) DO UPDATE SET
      digest = excluded.digest, place = excluded.place, sequence = excluded.sequence, people = excluded.people,
      is_signed = excluded.is_signed, is_exempt = excluded.is_exempt, status = excluded.status,
      subject = excluded.subject, reference = excluded.reference, decision_type = excluded.decision_type,
      decision_maker = excluded.decision_maker, director = excluded.director, council = excluded.council,
      changed_at = excluded.changed_at
  )
  SELECT count(*), coalesce(sum(added.size), 0) INTO count, size FROM added;
END $$;

-- Adds all of the states, or none; returns the number of the latest that was added, NULL where all were there already.
CREATE FUNCTION signoff.offer(states bytea[], continued text[], team text DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me signoff.officer := signoff.asking_officer();
  offered signoff.offered[];
  turns bigint;
  added record;
  counted bigint := 0;
  total bigint := 0;
BEGIN
  IF cardinality(states) > 1000 OR pg_column_size(states) > 67108864 THEN
    PERFORM signoff.refuse('SG003', 'these are too many notices at once');
  END IF;
  offered := signoff.read_offered(states, continued);
  SELECT max(turn) INTO turns FROM unnest(offered);
  PERFORM 1 FROM signoff.register FOR NO KEY UPDATE;
  FOR this_turn IN 1 .. coalesce(turns, 0) LOOP
    added := signoff.add_turn(me, offered, this_turn, team);
    counted := counted + added.count;
    total := total + added.size;
  END LOOP;
  IF counted = 0 THEN
    RETURN NULL;
  END IF;
  PERFORM signoff.count_intake(counted, total);
  PERFORM pg_notify('signoff', currval('signoff.state_sequence')::text);
  RETURN currval('signoff.state_sequence');
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA signoff FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signoff.offer(bytea[], text[], text) TO signoff_preparer, signoff_decision_maker, signoff_publisher;
