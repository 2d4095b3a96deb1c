-- Who sees what, and search

CREATE FUNCTION signoff.is_officer() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM signoff.officer WHERE login = session_user) $$;

CREATE FUNCTION signoff.own_teams() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce((SELECT teams FROM signoff.officer WHERE login = session_user), '{}') $$;

CREATE FUNCTION signoff.own_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT (SELECT signoff.folded(person) FROM signoff.officer WHERE login = session_user) $$;

CREATE FUNCTION signoff.may_read_exempt() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ SELECT coalesce((SELECT may_read_exempt FROM signoff.officer WHERE login = session_user), false) $$;

CREATE FUNCTION signoff.last_sequence() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT coalesce(max(sequence), 0) FROM signoff.state $$;

-- By this a laptop knows that the register has not gone back, also where the state is none that it may see; it tells nothing
-- of the state, whose instant nobody else knows so exactly.
CREATE FUNCTION signoff.token_at(number bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(concat_ws(' ', mark, sequence, extract(epoch FROM received_at), digest), 'UTF8')), 'hex')
  FROM signoff.state, signoff.register WHERE sequence = number AND signoff.is_officer()
$$;

ALTER TABLE signoff.state ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.head ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.seen_pdf ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.intake ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.search_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE signoff.indexed ENABLE ROW LEVEL SECURITY;

CREATE POLICY visible ON signoff.state FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt()))
  AND (is_signed OR team = ANY ((SELECT signoff.own_teams())::text[]) OR (SELECT signoff.own_name()) = ANY (people)));
CREATE POLICY visible ON signoff.head FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt()))
  AND (is_signed OR team = ANY ((SELECT signoff.own_teams())::text[]) OR (SELECT signoff.own_name()) = ANY (people)));
CREATE POLICY visible ON signoff.seen_pdf FOR SELECT USING (
  (SELECT signoff.is_officer()) AND (NOT is_exempt OR (SELECT signoff.may_read_exempt())));
CREATE POLICY visible ON signoff.event FOR SELECT USING (  -- as the notice is now
  EXISTS (SELECT 1 FROM signoff.head WHERE head.notice = event.notice));
CREATE POLICY visible ON signoff.intake FOR SELECT USING (login = session_user);

-- Whatever is in a notice, its words never keep others from being found.
CREATE FUNCTION signoff.search_words(data bytea) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  document jsonb := convert_from(data, 'UTF8')::jsonb;
  subject tsvector := to_tsvector('simple', left(coalesce(document #>> '{notice,subject}', ''), 10000) || ' '
                                            || left(coalesce(document ->> 'reference', ''), 200));
BEGIN
  IF octet_length(data) < 400000 THEN
    RETURN jsonb_to_tsvector('simple', document -> 'notice', '["string"]') || subject;
  END IF;
  RETURN subject;
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN subject;
END $$;

-- Numbers become visible in their order, so that all heads above the one that was reached are still to be indexed.
CREATE FUNCTION signoff.index_words(most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reached bigint;
  count bigint;
BEGIN
  SELECT sequence INTO reached FROM signoff.indexed;
  IF NOT signoff.is_officer() OR coalesce((SELECT max(sequence) FROM signoff.head), 0) <= reached THEN
    RETURN 0;
  END IF;
  SELECT sequence INTO reached FROM signoff.indexed FOR UPDATE;
  WITH due AS MATERIALIZED (
    SELECT head.notice, sequence, data FROM signoff.head JOIN signoff.state USING (sequence)
    WHERE sequence > reached ORDER BY sequence LIMIT least(most, 1000)
  ), added AS (
    INSERT INTO signoff.search_entry SELECT notice, sequence, signoff.search_words(data) FROM due
    ON CONFLICT (notice) DO UPDATE SET sequence = excluded.sequence, words = excluded.words RETURNING sequence
  )
  SELECT count(*), coalesce(max(sequence), reached) INTO count, reached FROM added;
  UPDATE signoff.indexed SET sequence = reached;
  RETURN count;
END $$;

-- The words are read by this function alone: below row-level security, PostgreSQL would read every row. The latest notices
-- are looked through in their order, where a frequent word is soon found often enough; only a rare one asks for the index of
-- words, which says of all notices at once whether they have it.
CREATE FUNCTION signoff.search(query text, before bigint, most integer) RETURNS SETOF signoff.head
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  wanted tsquery := to_tsquery('simple', query);
  teams text[] := signoff.own_teams();
  name text := signoff.own_name();
  sees_exempt boolean := signoff.may_read_exempt();
  still integer := least(most, 1000);
  latest bigint;
  count bigint;
BEGIN
  IF NOT signoff.is_officer() THEN
    RETURN;
  END IF;
  WHILE signoff.index_words(1000) > 0 LOOP END LOOP;
  SELECT coalesce(min(sequence), 0) INTO latest FROM (
    SELECT sequence FROM signoff.search_entry WHERE sequence < before ORDER BY sequence DESC LIMIT 5000) AS entry;
  RETURN QUERY SELECT head.* FROM (
      SELECT * FROM signoff.search_entry WHERE sequence < before ORDER BY sequence DESC LIMIT 5000) AS entry
    JOIN signoff.head USING (notice)
    WHERE entry.words @@ wanted AND (NOT head.is_exempt OR sees_exempt)
      AND (head.is_signed OR head.team = ANY (teams) OR name = ANY (head.people))
    ORDER BY entry.sequence DESC LIMIT still;
  GET DIAGNOSTICS count = ROW_COUNT;
  IF count >= still THEN
    RETURN;
  END IF;
  RETURN QUERY WITH entry AS MATERIALIZED (
      SELECT notice, sequence FROM signoff.search_entry WHERE words @@ wanted AND sequence < latest)
    SELECT head.* FROM entry JOIN signoff.head USING (notice)
    WHERE (NOT head.is_exempt OR sees_exempt)
      AND (head.is_signed OR head.team = ANY (teams) OR name = ANY (head.people))
    ORDER BY entry.sequence DESC LIMIT still - count;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA signoff FROM PUBLIC;
GRANT USAGE ON SCHEMA signoff TO signoff_reader;
GRANT SELECT ON signoff.state, signoff.head, signoff.seen_pdf, signoff.event, signoff.intake, signoff.officer, signoff.register,
  signoff.upgrade TO signoff_reader;
GRANT EXECUTE ON FUNCTION signoff.is_officer(), signoff.own_teams(), signoff.own_name(), signoff.may_read_exempt(),
  signoff.last_sequence(), signoff.token_at(bigint), signoff.index_words(integer), signoff.search(text, bigint, integer) TO signoff_reader;
