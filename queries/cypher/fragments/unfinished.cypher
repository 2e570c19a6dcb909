// Whether the full stop with which `text` ends is that of a title, an abbreviation or an initial.
(text =~ '(?s)(.*[^\\p{L}])?\\p{L}\\. ' OR any(short IN [
    'Mr', 'Mrs', 'Ms', 'Dr', 'Prof', 'St', 'Gen', 'Lt', 'Col', 'Maj', 'Brig', 'Capt', 'Sgt', 'Adm', 'Sen', 'Rep', 'Gov',
    'Hon', 'Rev', 'Jr', 'Sr', 'No', 'Inc', 'Co', 'Corp', 'Ltd', 'vs', 'approx'
  ] WHERE ' ' + text ENDS WITH ' ' + short + '. '))
