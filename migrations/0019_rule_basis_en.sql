-- What a rule rests on, for those who read English; null: nobody wrote it.
ALTER TABLE deadline_rule ADD COLUMN basis_en {text};
