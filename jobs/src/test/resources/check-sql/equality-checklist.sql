-- the last answer: of the day that no later one follows
select level, node, 'T' as sex,
       (select position - 1 from unnest(array['no', 'partly', 'yes']) with ordinality answer(word, position)
         where word = attributes ->> 'checklist-answer') as value
  from facts.event one join scope using (unit)
 where source = 'checklista' and not voided and known_to = 'infinity' and event_date <= :last
   and attributes ->> 'criterion' = 'staff-trained'
   and not exists (
       select from facts.event later
        where later.source = 'checklista' and not later.voided and later.known_to = 'infinity'
          and later.event_date <= :last and later.unit = one.unit
          and later.attributes ->> 'criterion' = 'staff-trained'
          and (later.event_date, later.natural_key collate "C") > (one.event_date, one.natural_key collate "C"))
