import { CsvImport } from '../elements/csv-import/csv-import.js';

CsvImport.define();
