-- A county's tertial is half a million figures, and keeping this key and checking this reference for
-- each took longer than writing it. They are read and forgotten by computation only; and a figure
-- that stood here twice would be refused by the key of published.figure before anyone could see it.
alter table results.figure drop constraint figure_pkey, drop constraint figure_computation_id_fkey;
create index figure_of_computation on results.figure (computation_id);

create function results.forget_figures() returns trigger
language plpgsql as $$
begin
  if TG_OP = 'TRUNCATE' then
    truncate results.figure;
  else
    delete from results.figure using gone where figure.computation_id = gone.computation_id;
  end if;
  return null;
end
$$;

create trigger forget_figures after delete on results.computation
  referencing old table as gone for each statement execute function results.forget_figures();
create trigger forget_all_figures after truncate on results.computation
  for each statement execute function results.forget_figures();
